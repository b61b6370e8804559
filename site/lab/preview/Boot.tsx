/** Owns what stands in the app's place while it is not up: the start in stages, or why it stopped and what to do. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import { RuntimeError, type RuntimeErrorCode } from '../../lib/runtime/runtime.ts';
import type { Sandbox } from '../../lib/sandbox/client/sandbox.ts';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';
import { Icon } from '../Icon.tsx';
import { plainText } from '../plain-text.ts';
import { runtimeNews } from '../runtime/boot.ts';
import { type BootStory, type Stage, type StageState, stagesOf } from './boot-story.ts';

const names: Record<Stage, string> = {
  connect: texts.connect,
  download: texts.download,
  boot: texts.boot,
  unpack: texts.unpack,
  install: texts.install,
  copy: texts.copyFiles,
  serve: texts.serve,
  open: texts.openFirstPage,
};
const icons: Record<StageState, string | null> = { done: 'check', now: 'spin', wait: null, bad: 'wrench' };

function Stages({ story, hasFailed }: { readonly story: BootStory; readonly hasFailed: boolean }) {
  return (
    <ol class="stages plain-list">
      {stagesOf(story, hasFailed).map(({ stage, state }) => {
        const icon = icons[state];
        const isNow = state === 'now';
        const percent = story.fraction === null ? null : Math.round(story.fraction * 100);
        const amount = story.bytes
          ? texts.downloaded(story.bytes.done, story.bytes.total)
          : texts.percent(percent ?? 0);
        return (
          <li key={stage} class={`stage ${state}`} aria-current={isNow ? 'step' : undefined}>
            <span class="ico">{icon && <Icon name={icon} />}</span>
            <span>{names[stage]}</span>
            <span class="meta">
              {isNow && percent !== null ? amount : state === 'bad' ? texts.stoppedHere : ''}
            </span>
            {isNow && percent !== null && (
              <div
                class="meter"
                role="progressbar"
                aria-label={names[stage]}
                aria-valuenow={percent}
                aria-valuemin={0}
                aria-valuemax={100}
              >
                <i style={{ width: `${percent}%` }} />
              </div>
            )}
            {isNow && story.label && (stage === 'install' || stage === 'connect') && (
              <div class="sub">{story.label}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Starting({ story, isSlow }: { readonly story: BootStory; readonly isSlow: boolean }) {
  return (
    <div class="boot" role="status">
      <div>
        <h3>{story.again ? texts.startingAgain : isSlow ? texts.stillStarting : texts.starting}</h3>
        {story.again && <p class="boot-lead">{story.again}</p>}
        <p class="boot-lead">
          {isSlow && `${texts.nothingIsWrongYet} `}
          {texts.canEditMeanwhile}
        </p>
      </div>
      <Stages story={story} hasFailed={false} />
    </div>
  );
}

const headlines: Record<RuntimeErrorCode, string> = {
  'unsupported-browser': texts.cannotRunHere,
  'not-isolated': texts.cannotRunHere,
  unreachable: texts.unreachable,
  timeout: texts.tookTooLong,
  denied: texts.mayNotStart,
  'out-of-memory': texts.outOfMemory,
  'not-prepared': texts.notPrepared,
  lost: texts.runtimeHasGone,
};

/** What is said first; the error's own message says what to do. */
const headline = ({ error, fault }: { error: Error; fault: 'ours' | 'code' }): string => {
  if (fault === 'code') return texts.codeStoppedApp;
  if (error instanceof RuntimeError) {
    return headlines[error.code];
  }
  return texts.sandboxStopped;
};

/** The lesson to be done without a runtime in the page: the same app, the same checks. */
const DownloadLink = ({ download }: { readonly download: string | null }) =>
  download && (
    <a class="btn btn-s" href={download} download>
      {texts.downloadThisLesson}
    </a>
  );

interface AskProps {
  readonly why: string;
  readonly download: string | null;
  start(): void;
}

export function Ask({ why, download, start }: AskProps) {
  return (
    <div class="boot">
      <div>
        <h3>{texts.startTheAppAsked}</h3>
        <p class="boot-lead">{texts.canEditWithoutIt(why)}</p>
      </div>
      <div class="acts">
        <button type="button" class="btn btn-primary btn-s" onClick={start}>
          {texts.startTheApp}
        </button>
        <DownloadLink download={download} />
      </div>
    </div>
  );
}

/** A runtime's error says what happened first and what to do last; what a program said in between is there for whoever wants to read it. */
function InWords({ message }: { readonly message: string }) {
  const [what = '', ...rest] = message.split('\n');
  const todo = rest.pop();
  return (
    <>
      <p>{what}</p>
      {todo && <p>{todo}</p>}
      {rest.length > 0 && (
        <details>
          <summary>{texts.whatWasPrintedLast}</summary>
          <pre>{rest.join('\n')}</pre>
        </details>
      )}
    </>
  );
}

interface FailedProps {
  readonly download: string | null;
  readonly status: Extract<SandboxStatus, { phase: 'failed' }>;
  readonly story: BootStory;
  readonly sandbox: Sandbox;
}

function Failed({ download, status, story, sandbox }: FailedProps) {
  const [copied, setCopied] = useState(false);
  const { error, fault } = status;
  const isCode = fault === 'code';
  const isRuntime = error instanceof RuntimeError;
  const copy = async (): Promise<void> => {
    const log = sandbox.log.get().slice(-60).map(plainText);
    const details = [
      `${headline(status)} (${error.name}${error instanceof RuntimeError ? `, ${error.code}` : ''})`,
      error.message,
      texts.stage(names[story.stage]),
      navigator.userAgent,
      '',
      ...log,
    ];
    await navigator.clipboard.writeText(details.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="boot" role="alert">
      <div class={`callout ${isCode ? 'c-fail' : 'c-tool'}`}>
        <Icon name={isCode ? 'cross' : 'wrench'} />
        <div>
          <strong>{headline(status)}</strong>
          {isRuntime ? <InWords message={error.message} /> : <p class="said">{error.message}</p>}
          <p>{isCode ? texts.startsAgainByItself : texts.yourEditsAreSafe}</p>
        </div>
      </div>
      <div class="acts">
        <button type="button" class="btn btn-primary btn-s" onClick={() => sandbox.restart()}>
          {texts.startAgain}
        </button>
        {isRuntime && <DownloadLink download={download} />}
        <button type="button" class="btn btn-s btn-quiet" onClick={() => void copy()}>
          {copied ? texts.copied : texts.copyDetails}
        </button>
      </div>
      {!isCode && !story.isUp && story.stage !== 'connect' && <Stages story={story} hasFailed />}
    </div>
  );
}

interface Props {
  readonly download: string | null;
  readonly sandbox: Sandbox;
  readonly status: SandboxStatus;
  readonly story: BootStory;
  readonly isSlow: boolean;
}

export function Boot({ download, sandbox, status, story, isSlow }: Props) {
  const news = useStore(runtimeNews);
  if (status.phase === 'failed')
    return <Failed download={download} status={status} story={story} sandbox={sandbox} />;
  if (status.phase === 'disposed') return <p class="boot">{texts.closedWithPage}</p>;
  if (news.kind === 'asks') return <Ask download={download} why={news.why} start={news.start} />;
  return <Starting story={story} isSlow={isSlow} />;
}
