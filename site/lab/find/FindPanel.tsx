/** Owns the search of all files of the app: a field that keeps the focus, and lines below it that arrow keys choose from. */

import { useStore } from '@nanostores/preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/find.ts';
import { focusCode, showCode } from '../bench-state.ts';
import { isAppFile } from '../files/app-files.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { FindResults, type FoundPlace } from './FindResults.tsx';
import type { FindQuery } from './find.ts';
import { closeFind, findQuery, findRow } from './find-state.ts';
import { findingInWords } from './finding-in-words.ts';
import { useFind } from './use-find.ts';

interface Switch {
  readonly key: 'matchCase' | 'wholeWord' | 'isExpression';
  readonly sign: string;
  readonly label: string;
  /** With Alt, by its place on the keyboard: with Alt some write other letters. */
  readonly code: string;
}

const switches: readonly Switch[] = [
  { key: 'matchCase', sign: 'Aa', label: texts.sameCapitalsAltC, code: 'KeyC' },
  { key: 'wholeWord', sign: 'ab', label: texts.wholeWordsAltW, code: 'KeyW' },
  { key: 'isExpression', sign: '.*', label: texts.regularExpressionAltR, code: 'KeyR' },
];

const step = (key: string, at: number, length: number): number | null => {
  if (length === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % length;
  return key === 'ArrowUp' ? (at + length - 1) % length : null;
};

export function FindPanel({ session }: { readonly session: Session }) {
  const { workspace } = session;
  const query = useStore(findQuery);
  const chosen = useStore(findRow);
  const all = useStore(workspace.files);
  const field = useRef<HTMLInputElement>(null);
  const [isNew, setNew] = useState(true);
  // The learner's own files first.
  const files = useMemo(() => {
    const texts = Object.entries(all).filter(
      (file): file is [string, string] => isAppFile(file[0]) && typeof file[1] === 'string',
    );
    const order = (path: string): number => (workspace.isEditable(path) ? 0 : 1);
    return texts.sort(([a], [b]) => order(a) - order(b) || a.localeCompare(b, 'en'));
  }, [all, workspace]);
  const { finding, isCurrent } = useFind(files, query);
  /** Enter was pressed before there was an answer. */
  const [isOpening, setOpening] = useState(false);
  const places: FoundPlace[] =
    finding.kind === 'found'
      ? finding.files.flatMap(({ path, lines }) => lines.map((line) => ({ ...line, path })))
      : [];
  const at = Math.min(chosen, Math.max(0, places.length - 1));

  // Before anybody's next letter, which would go into the code.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
    setNew(false);
  }, []);

  const change = (to: Partial<FindQuery>): void => {
    // What was drawn may be a letter behind.
    findQuery.set({ ...findQuery.get(), ...to });
    findRow.set(0);
    setOpening(false);
  };
  const turn = (key: Switch['key']): void => change({ [key]: !findQuery.get()[key] });
  const open = (place: FoundPlace | undefined): void => {
    if (!place) return;
    findRow.set(places.indexOf(place));
    closeFind();
    showCode({ file: place.path, line: place.line, column: place.column });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened is what stands there when the answer has come.
  useEffect(() => {
    if (!isOpening || !isCurrent) return;
    setOpening(false);
    open(places[at]);
  }, [isOpening, isCurrent]);
  const leave = (): void => {
    closeFind();
    focusCode();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // With Ctrl or Cmd it is the page's.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const pressed = event.altKey ? switches.find(({ code }) => code === event.code) : undefined;
    const to = event.target === field.current ? step(event.key, at, places.length) : null;
    if (event.key === 'Escape') leave();
    else if (pressed) turn(pressed.key);
    else if (to !== null) findRow.set(to);
    else if (event.key === 'Enter' && event.target === field.current) setOpening(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const isBad = finding.kind === 'bad-expression' || finding.kind === 'too-slow';
  return (
    <search class="find" aria-label={texts.findInAllFiles} onKeyDown={onKeyDown}>
      <div class="find-field">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          value={query.text}
          placeholder={texts.fieldLabel}
          aria-label={texts.fieldLabel}
          aria-invalid={isBad}
          aria-describedby="find-said"
          aria-expanded={places.length > 0}
          aria-controls="find-rows"
          aria-autocomplete="list"
          aria-activedescendant={places[at] && `find-row-${at}`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        {switches.map(({ key, sign, label }) => (
          <button
            key={key}
            type="button"
            class={`find-switch is-${key}`}
            data-sign={sign}
            aria-pressed={query[key]}
            aria-label={label}
            title={label}
            onClick={() => {
              turn(key);
              field.current?.focus();
            }}
          />
        ))}
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-s"
          aria-label={texts.backToCode}
          title={texts.backToCode}
          onClick={leave}
        >
          <Icon name="cross" />
        </button>
      </div>
      <p id="find-said" class={`find-said ${isBad ? 'is-bad' : ''}`} role="status">
        {!isNew && findingInWords(finding)}
      </p>
      <FindResults
        files={finding.kind === 'found' ? finding.files : []}
        at={at}
        isEditable={workspace.isEditable}
        open={(index) => open(places[index])}
      />
    </search>
  );
}
