/** Owns one side's log; it follows the newest entry unless somebody scrolled up to read. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/log.ts';
import { countLevel, type Entry, type EntryFilter, entriesText, filterEntries } from './entries.ts';
import { LogLine } from './LogLine.tsx';

/** Nearer to the end than this counts as reading the newest entry. */
const NEAR_END = 24;

interface Props {
  readonly name: string;
  readonly side: 'browser' | 'server';
  readonly entries: readonly Entry[];
  readonly filter: EntryFilter;
  readonly files: readonly string[];
  /** Said while there is nothing. */
  readonly nothing: string;
  clear(): void;
}

const summary = (shown: readonly Entry[], all: readonly Entry[]): string => {
  const [errors, warnings] = [countLevel(all, 'error'), countLevel(all, 'warning')];
  return [
    shown.length === all.length
      ? texts.countOfEntries(all.length)
      : texts.someOfEntries(shown.length, all.length),
    errors > 0 && texts.countOfErrors(errors),
    warnings > 0 && texts.countOfWarnings(warnings),
  ]
    .filter(Boolean)
    .join(', ');
};

export function LogPane({ name, side, entries, filter, files, nothing, clear }: Props) {
  const shown = useMemo(() => filterEntries(entries, filter), [entries, filter]);
  const [follows, setFollows] = useState(true);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new entries move the end.
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [shown, follows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the next entry the copy is out of date.
  useEffect(() => setCopied(false), [shown]);

  const onScroll = (): void => {
    if (!box.current) return;
    const { scrollTop, clientHeight, scrollHeight } = box.current;
    setFollows(scrollHeight - scrollTop - clientHeight < NEAR_END);
  };
  const copy = (): void => {
    navigator.clipboard.writeText(entriesText(shown)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section class={`log-pane of-${side}`} aria-label={name}>
      <header>
        <h3 class={`side ${side === 'browser' ? 'side-b' : 'side-s'}`}>{name}</h3>
        <span class="t3">{entries.length > 0 && summary(shown, entries)}</span>
        <span class="right">
          {!follows && (
            <button type="button" class="btn btn-quiet btn-s" onClick={() => setFollows(true)}>
              {texts.followTheNewest}
            </button>
          )}
          <button type="button" class="btn btn-quiet btn-s" disabled={shown.length === 0} onClick={copy}>
            {copied ? texts.copied : texts.copy}
          </button>
          <button type="button" class="btn btn-quiet btn-s" disabled={entries.length === 0} onClick={clear}>
            {texts.clear}
          </button>
        </span>
      </header>
      <div
        ref={box}
        class="log"
        role="log"
        aria-label={name}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={onScroll}
      >
        {shown.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries repeat, and are only ever added at the end.
          <LogLine key={index} entry={entry} files={files} />
        ))}
        {shown.length === 0 && (
          <p class="t3">{entries.length === 0 ? nothing : texts.noneFits(entries.length)}</p>
        )}
      </div>
    </section>
  );
}
