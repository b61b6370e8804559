/** Owns the examination's page: the button, what is found as it is found, and the report to copy. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/doctor.ts';
import { Icon } from '../Icon.tsx';
import { takeFromAddress } from '../runtime/address.ts';
import { runtimeNews } from '../runtime/boot.ts';
import { examination, examine, type Finding } from './examination.ts';
import { reportOf } from './report.ts';

const groups: readonly { readonly group: Finding['group']; readonly title: string }[] = [
  { group: 'browser', title: texts.thisBrowser },
  { group: 'start', title: texts.theStart },
  { group: 'behaviour', title: texts.behaviour },
];
const icons = { good: 'check', bad: 'cross' };
const words: Record<Finding['verdict'], string> = { good: texts.good, bad: texts.wrong, note: texts.note };

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <section class="doctor-group">
      <h2>{title}</h2>
      <ul class="plain-list">
        {findings.map(({ name, verdict, detail, ms }) => (
          <li key={`${name} ${ms}`} class={`finding is-${verdict}`}>
            {verdict === 'note' ? <span class="dot" /> : <Icon name={icons[verdict]} />}
            <span class="vh">{words[verdict]}: </span>
            <span>{name}</span>
            <span class="t3 finding-detail">{detail}</span>
            <span class="t3 num">{ms === null ? '' : texts.milliseconds(ms)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Copy({ findings }: { readonly findings: readonly Finding[] }) {
  const [copied, setCopied] = useState(false);
  const text = reportOf(findings, {
    version: import.meta.env.LAB_VERSION,
    userAgent: navigator.userAgent,
    origin: location.origin,
  });
  return (
    <section class="doctor-report">
      <h2>{texts.report}</h2>
      <textarea readOnly rows={12} aria-label={texts.theReportAsText} value={text} />
      <button
        type="button"
        class="btn btn-s"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? texts.copied : texts.copyTheReport}
      </button>
    </section>
  );
}

export function Doctor() {
  const { state, now, findings } = useStore(examination);
  const news = useStore(runtimeNews);
  const bad = findings.filter(({ verdict }) => verdict === 'bad').length;
  return (
    <>
      <p>
        <button
          type="button"
          class="btn btn-primary"
          disabled={state === 'running'}
          onClick={() => {
            takeFromAddress();
            void examine();
          }}
        >
          {state === 'idle'
            ? texts.examineThisBrowser
            : state === 'running'
              ? texts.examining
              : texts.examineAgain}
        </button>
      </p>
      <p role="status" class="doctor-now">
        {state === 'running' && now}
        {state === 'ended' &&
          (bad === 0 ? texts.everythingHolds : texts.findingsAreWrong(bad, findings.length))}
      </p>
      {state === 'running' && news.kind === 'asks' && (
        <p>
          {news.why}{' '}
          <button type="button" class="btn btn-s" onClick={news.start}>
            {texts.startTheApp}
          </button>
        </p>
      )}
      {groups.map(({ group, title }) => (
        <Findings
          key={group}
          title={title}
          findings={findings.filter((finding) => finding.group === group)}
        />
      ))}
      {state === 'ended' && <Copy findings={findings} />}
    </>
  );
}
