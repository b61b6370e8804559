/** Owns one check: its state, and behind it what it saw. */
import * as texts from '#texts/checks.ts';
import type { CheckResult } from '../../lib/checks/outcome.ts';
import type { CheckState } from '../check-runs.ts';
import { Icon } from '../Icon.tsx';
import { lastScenes, scenesOf } from './evidence.ts';
import { SceneView } from './SceneView.tsx';
import { milliseconds } from './words.ts';

interface Props {
  readonly title: string;
  readonly state: CheckState;
  /** A run is on, so a check that has not run waits for its turn. */
  readonly isRunning: boolean;
  /** Said of one that could not be finished. */
  readonly unfinished: (message: string) => string;
  /** Explanations of the known mistakes that this check catches. */
  readonly reasons: readonly string[];
  /** Shows what the learner changed since this check failed last; null if it never failed, or nothing changed. */
  readonly onCompare: (() => void) | null;
}

type Look = {
  readonly class: string;
  readonly icon: string | null;
  readonly words: string;
  readonly meta: string;
};

const lookOf = (state: CheckState, isRunning: boolean): Look => {
  if (state.status === 'idle' && isRunning)
    return { class: 'is-idle', icon: null, words: texts.waiting, meta: texts.waiting };
  if (state.status === 'idle')
    return { class: 'is-idle', icon: null, words: texts.notRun, meta: texts.notRun };
  if (state.status === 'running')
    return { class: 'is-run', icon: 'spin', words: texts.runningNow, meta: texts.runningNow };
  const { status, ms } = state.result;
  if (status === 'pass')
    return { class: 'is-pass', icon: 'check', words: texts.passed, meta: milliseconds(ms) };
  if (status === 'fail')
    return { class: 'is-fail', icon: 'cross', words: texts.failed, meta: milliseconds(ms) };
  return { class: 'is-tool', icon: 'wrench', words: texts.notCounted, meta: texts.notCounted };
};

/** What `expect` calls nothing reads as a sentence; anything else is given as it is. */
const asExpected = (text: string): string => (text === 'no change' || text === 'nothing' ? 'nothing.' : text);

interface DetailsProps extends Pick<Props, 'unfinished' | 'reasons' | 'onCompare'> {
  readonly result: CheckResult;
}

function Details({ result, unfinished, reasons, onCompare }: DetailsProps) {
  const { main, earlier } = lastScenes(scenesOf(result.evidence));
  const tone = result.status === 'fail' ? 'bad' : 'plain';
  const expected = result.status === 'fail' && result.expected ? asExpected(result.expected) : null;
  return (
    <>
      {result.status === 'fail' && <p class="why">{result.message}</p>}
      {result.status === 'error' && <p class="why">{unfinished(result.message)}</p>}
      {main.length === 0 && expected && <p class="why">{texts.expected(expected)}</p>}
      {main.length === 0 && result.status === 'pass' && <p class="why t2">{texts.madeNoCall}</p>}
      {main.map((scene, index) => (
        <SceneView
          key={scene.call?.id ?? 'comparison'}
          scene={scene}
          tone={tone}
          expected={index === main.length - 1 ? expected : null}
        />
      ))}
      {earlier.length > 0 && (
        <details class="more">
          <summary>{texts.countOfEarlierCalls(earlier.length)}</summary>
          {earlier.map((scene, index) => (
            <SceneView key={scene.call?.id ?? `comparison ${index}`} scene={scene} tone="plain" />
          ))}
        </details>
      )}
      {result.status === 'fail' && reasons.length > 0 && (
        <details class="more">
          <summary>{texts.oftenTheReason}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {result.status === 'pass' && onCompare && (
        <p class="why">
          <button type="button" class="btn btn-s" onClick={onCompare}>
            {texts.changedSinceFailure}
          </button>
        </p>
      )}
      <div class="check-end" />
    </>
  );
}

export function CheckRow({ title, state, isRunning, unfinished, reasons, onCompare }: Props) {
  const look = lookOf(state, isRunning);
  const head = (
    <>
      <span class="ico">{look.icon && <Icon name={look.icon} />}</span>
      <span class="ttl">
        {title}
        <span class="vh">, {look.words}</span>
      </span>
      <span class="meta">
        {look.meta}
        {state.status === 'done' && <Icon name="down" small />}
      </span>
    </>
  );
  if (state.status !== 'done') {
    return (
      <li class={`check ${look.class}`}>
        <div class="check-row">{head}</div>
      </li>
    );
  }
  const { result } = state;
  return (
    <li>
      <details class={`check ${look.class}`} open={result.status !== 'pass'}>
        <summary>{head}</summary>
        <Details result={result} unfinished={unfinished} reasons={reasons} onCompare={onCompare} />
      </details>
    </li>
  );
}
