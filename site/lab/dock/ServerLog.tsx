/** Owns showing what the server printed; it follows the newest line unless somebody scrolled up to read. */
import { useStore } from '@nanostores/preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { plainText } from '../plain-text.ts';
import type { Session } from '../session.ts';
import { count } from './words.ts';

/** Nearer to the end than this counts as reading the newest line. */
const NEAR_END = 24;
/** The lab asks a route of its own after each edit; that is not the learner's server talking. */
const OF_THE_LAB = /\s\/_lab\//;

export function ServerLog({ session: { sandbox } }: { readonly session: Session }) {
  const log = useStore(sandbox.log);
  const lines = useMemo(
    () => log.filter((line) => !OF_THE_LAB.test(line)).map((line) => plainText(line).trimEnd()),
    [log],
  );
  const [follows, setFollows] = useState(true);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines move the end.
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, follows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the next line the copy is out of date.
  useEffect(() => setCopied(false), [log]);

  if (lines.length === 0) {
    return (
      <div class="empty">
        <h3>Nothing printed yet</h3>
        <p>What the server prints appears here, your own console.log in server code included.</p>
      </div>
    );
  }
  const onScroll = (): void => {
    const { scrollTop, clientHeight, scrollHeight } = box.current ?? {
      scrollTop: 0,
      clientHeight: 0,
      scrollHeight: 0,
    };
    setFollows(scrollHeight - scrollTop - clientHeight < NEAR_END);
  };
  const copy = (): void => {
    navigator.clipboard.writeText(lines.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="server-log">
      <div class="list-bar">
        <span class="t3">{count(lines.length, 'line')}</span>
        <span class="right">
          {!follows && (
            <button type="button" class="btn btn-quiet btn-s" onClick={() => setFollows(true)}>
              Follow the newest
            </button>
          )}
          <button type="button" class="btn btn-quiet btn-s" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </button>
          <button type="button" class="btn btn-quiet btn-s" onClick={() => sandbox.clearLog()}>
            Clear
          </button>
        </span>
      </div>
      <div
        ref={box}
        class="log"
        role="log"
        aria-label="Server log"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and are only ever added at the end.
          <div key={index} class={/\b(error|failed)\b|^⨯/i.test(line) ? 'err' : ''}>
            {line}
          </div>
        ))}
      </div>
    </div>
  );
}
