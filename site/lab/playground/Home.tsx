/** Owns the page of the playground as long as none is open: the saved ones, and what a new one can begin from. */

import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import * as texts from '#texts/playground.ts';
import { baseInWords } from '../../lib/playground/base.ts';
import type { Saved } from '../../lib/playground/saved.ts';
import type { Refusal } from '../../lib/workspace/refusal.ts';
import { Icon } from '../Icon.tsx';
import { Begin } from './Begin.tsx';
import { type Catalog, namesIn } from './catalog.ts';
import type { SavedList } from './saved-list.ts';
import { BringProject } from './share/BringProject.tsx';
import type { PickedFiles } from './share/picked-files.ts';
import { whenInWords } from './when.ts';

const refusals: Readonly<Record<Refusal, string>> = {
  forbidden: texts.forbidden,
  full: texts.full,
  slow: texts.slow,
  failing: texts.failing,
};

export interface HomeActs {
  open(saved: Saved): void;
  duplicate(saved: Saved): void;
}

interface RowProps extends HomeActs {
  readonly saved: Saved;
  readonly began: string;
  remove(): void;
}

function SavedRow({ saved, began, open, duplicate, remove }: RowProps) {
  const { id, name, changedAt } = saved;
  return (
    <li class="pg-row" data-playground={id}>
      <a
        class="nm"
        href={`?open=${id}`}
        onClick={(event) => {
          // A new tab, where somebody asks for one.
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          open(saved);
        }}
      >
        {name}
        <span class="sb">{texts.fromAndChanged(began, whenInWords(changedAt, Date.now()))}</span>
      </a>
      <span class="acts">
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-label={texts.duplicateOf(name)}
          onClick={() => duplicate(saved)}
        >
          <Icon name="copy" small />
          <span class="hide-s">{texts.duplicate}</span>
        </button>
        <button type="button" class="btn btn-quiet btn-s" aria-label={texts.removeOf(name)} onClick={remove}>
          <Icon name="bin" small />
          <span class="hide-s">{texts.remove}</span>
        </button>
      </span>
    </li>
  );
}

interface Props extends HomeActs {
  readonly catalog: Catalog;
  readonly list: SavedList;
  /** Why what the address asks for is not open; null if it asked for nothing. */
  readonly problem: string | null;
  /** The one that was deleted where it was open. */
  readonly removed: Saved | null;
  /** A project was picked, to be looked at. */
  bring(picked: PickedFiles): void;
}

interface FrameProps {
  readonly children?: ComponentChildren;
  /** What comes after all that one can begin from. */
  readonly end?: ComponentChildren;
  readonly catalog: Catalog;
}

export function HomeFrame({ children, end, catalog }: FrameProps) {
  return (
    <div class="pg-home">
      <div
        class="pg-wrap"
        data-pagefind-body
        data-title={texts.playground}
        data-pagefind-meta="title[data-title], kind:playground"
      >
        <header>
          <h1>{texts.playground}</h1>
          <p class="pg-lede">{texts.lede}</p>
        </header>
        {children}
        <Begin catalog={catalog} />
        {end}
      </div>
    </div>
  );
}

export function Home({ catalog, list, problem, removed, open, duplicate, bring }: Props) {
  const shown = useStore(list.shown);
  const deleted = useStore(list.deleted);
  const damaged = useStore(list.damaged);
  const refused = useStore(list.refused);
  const [last, setLast] = useState(removed);
  useEffect(() => setLast(removed), [removed]);
  const names = namesIn(catalog);
  const isBack = last !== null && shown?.some(({ id }) => id === last.id) === true;
  return (
    <HomeFrame catalog={catalog} end={<BringProject bring={bring} />}>
      {problem && (
        <div class="callout c-tool" role="alert">
          <Icon name="wrench" />
          <div>
            <strong>{texts.isNotOpen}</strong>
            <p>{problem}</p>
          </div>
        </div>
      )}
      <section aria-labelledby="pg-saved" data-pagefind-ignore>
        <h2 id="pg-saved">{texts.yours}</h2>
        {refused && (
          <p class="pg-note is-ours" role="alert">
            {texts.asLongAsTheTab(refusals[refused])}
          </p>
        )}
        {shown?.length === 0 && <p class="t2">{texts.noneYet}</p>}
        <ul class="plain-list pg-rows">
          {shown?.map((saved) => (
            <SavedRow
              key={saved.id}
              saved={saved}
              began={baseInWords(saved.base, names)}
              open={open}
              duplicate={duplicate}
              remove={() => {
                list.remove(saved.id);
                setLast(saved);
              }}
            />
          ))}
        </ul>
        <p class="pg-note" role="status">
          {last && (isBack ? texts.isBack(last.name) : texts.removed(last.name))}
          {last && !isBack && (
            <button type="button" class="btn btn-s" onClick={() => list.bringBack(last.id)}>
              {texts.undo}
            </button>
          )}
        </p>
        {deleted.length > 0 && (
          <details class="pg-deleted">
            <summary>{texts.removedInLastWeek(deleted.length)}</summary>
            <ul class="plain-list pg-rows">
              {deleted.map(({ id, name }) => (
                <li key={id} class="pg-row">
                  <span class="nm">{name}</span>
                  <span class="acts">
                    <button
                      type="button"
                      class="btn btn-quiet btn-s"
                      aria-label={texts.bringBackOf(name)}
                      onClick={() => list.bringBack(id)}
                    >
                      {texts.bringBack}
                    </button>
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
        {damaged > 0 && <p class="pg-note">{texts.unreadable(damaged)}</p>}
      </section>
    </HomeFrame>
  );
}
