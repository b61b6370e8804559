/** Owns the search dialog: a field that keeps the focus, and rows below it that arrow keys choose from. */

import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/search.ts';
import { Icon } from '../../lab/Icon.tsx';
import { siteHref } from '../../lab/site-href.ts';
import { Dialog } from '../Dialog.tsx';
import type { Group, Row, Segment } from './results.ts';
import { type Search, useSearch } from './use-search.ts';

interface Props {
  /** What was typed before its field was there. */
  readonly typed: string;
  close(): void;
  showShortcuts(): void;
}

const place = (path: string, title: string, what: string): Row => ({
  href: siteHref(path),
  code: null,
  title: [{ text: title, isHit: false }],
  section: null,
  excerpt: [{ text: what, isHit: false }],
});

/** What there is to go to before anything is asked for. */
const places: Group = {
  label: texts.goTo,
  rows: [
    place('/course/', texts.courseMap, texts.courseMapExcerpt),
    place('/playground/', texts.playground, texts.playgroundExcerpt),
    place('/glossary/', texts.glossary, texts.glossaryExcerpt),
    place('/doctor/', texts.doctor, texts.doctorExcerpt),
  ],
};

const groupsOf = (search: Search): readonly Group[] => {
  if (search.kind === 'found') return search.groups;
  return search.kind === 'idle' ? [places] : [];
};

const count = (groups: readonly Group[]): number => groups.reduce((sum, { rows }) => sum + rows.length, 0);

/** Said to who does not see the rows. */
const statusOf = (search: Search): string => {
  if (search.kind === 'failed') return texts.couldNotBeLoaded;
  if (search.kind !== 'found') return '';
  const found = count(search.groups);
  return found === 0 ? texts.nothingFound : texts.found(found);
};

const step = (key: string, at: number, length: number): number | null => {
  if (length === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % length;
  return key === 'ArrowUp' ? (at + length - 1) % length : null;
};

const Marked = ({ segments }: { readonly segments: readonly Segment[] }) => (
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name.
  <>{segments.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}</>
);

function Message({ search }: { readonly search: Search }) {
  if (search.kind === 'absent')
    return <p class="search-note">{texts.noSearchMeanwhile(<code>npm start</code>)}</p>;
  if (search.kind === 'failed')
    return (
      <p class="search-note">
        {texts.lookAtConnection(<a href={siteHref('/course/')}>{texts.courseMapInSentence}</a>)}
      </p>
    );
  if (search.kind === 'found' && search.groups.length === 0)
    return <p class="search-note">{texts.nothingHas(search.query)}</p>;
  return null;
}

export function SearchDialog({ typed, close, showShortcuts }: Props) {
  const [query, setQuery] = useState(typed);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const search = useSearch(query);
  const groups = groupsOf(search);
  const rows = groups.flatMap((group) => group.rows);
  const idOf = (row: Row): string => `search-row-${rows.indexOf(row)}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows begin anew.
  useEffect(() => setAt(0), [search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the rows are others.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, search]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = step(event.key, at, rows.length);
    if (to !== null) {
      event.preventDefault();
      setAt(to);
    }
    // A press of the link and not a new address: between lessons the app goes on, and Ctrl opens a tab.
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const { ctrlKey, metaKey } = event;
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }));
  };

  return (
    <Dialog label={texts.search} class="search" close={close}>
      <div class="search-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          autoFocus
          value={query}
          placeholder={texts.fieldPlaceholder}
          aria-label={texts.fieldLabel}
          aria-expanded={rows.length > 0}
          aria-controls="search-rows"
          aria-autocomplete="list"
          aria-activedescendant={rows[at] && `search-row-${at}`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-s"
          aria-label={texts.closeTheSearch}
          onClick={close}
        >
          <Icon name="cross" />
        </button>
      </div>
      <p class="vh" role="status">
        {statusOf(search)}
      </p>
      <Message search={search} />
      <div
        ref={list}
        id="search-rows"
        class="search-rows"
        role="listbox"
        aria-label={texts.results}
        hidden={rows.length === 0}
      >
        {groups.map(({ label, rows: inGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: a list box has groups, not field sets.
          <div role="group" aria-label={label} key={label}>
            <p class="search-group" aria-hidden="true">
              {label}
            </p>
            {inGroup.map((row) => (
              <a
                key={row.href}
                id={idOf(row)}
                class="search-row"
                role="option"
                tabIndex={-1}
                href={row.href}
                aria-selected={rows[at] === row}
                // On a small screen the lesson may be behind another panel.
                data-panel-link="lesson"
                onPointerMove={() => setAt(rows.indexOf(row))}
                onClick={close}
              >
                {row.code && <span class="mono t3">{row.code}</span>}
                <span class="search-title">
                  <Marked segments={row.title} />
                  {row.section && <span class="t3"> › {row.section}</span>}
                </span>
                <span class="search-excerpt">
                  <Marked segments={row.excerpt} />
                </span>
              </a>
            ))}
          </div>
        ))}
      </div>
      <p class="search-foot">
        <span class="hide-touch">
          <kbd>↑</kbd> <kbd>↓</kbd> {texts.choose}
        </span>
        <span class="hide-touch">
          <kbd>↵</kbd> {texts.open}
        </span>
        <span class="hide-touch">
          <kbd>Esc</kbd> {texts.close}
        </span>
        <button type="button" class="linkish" onClick={showShortcuts}>
          {texts.allKeyboardShortcuts}
        </button>
      </p>
    </Dialog>
  );
}
