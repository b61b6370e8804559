/** Owns the bar of an open playground: its name, what it began from, whether it is kept, and what can be done with it. */

import { useStore } from '@nanostores/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/playground.ts';
import { MAX_NAME } from '../../lib/playground/limits.ts';
import type { Saved } from '../../lib/playground/saved.ts';
import { Icon } from '../Icon.tsx';
import { Popover } from '../Popover.tsx';
import type { Session } from '../session.ts';
import { siteHref } from '../site-href.ts';
import { BarTools } from './BarTools.tsx';
import { codeNow } from './open-playground.ts';
import { Packages } from './Packages.tsx';
import { savedList } from './page-state.ts';
import { saveAsLesson } from './save-as-lesson.ts';
import { clockTime } from './when.ts';

/** As long as it takes to read. */
const NOTE_MS = 8000;

/** The name, which a press makes a field of. Enter and leaving keep what was typed, Escape does not. */
function Name({ saved }: { readonly saved: Saved }) {
  const [isEditing, setEditing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const takesFocus = useRef(false);
  useLayoutEffect(() => {
    if (isEditing) field.current?.select();
    else if (takesFocus.current) button.current?.focus();
    takesFocus.current = false;
  }, [isEditing]);
  const end = (name: string | null, byKey: boolean): void => {
    if (name !== null) savedList.rename(saved.id, name);
    takesFocus.current = byKey;
    setEditing(false);
  };
  if (isEditing)
    return (
      <input
        ref={field}
        class="input pg-name-field"
        aria-label={texts.name}
        defaultValue={saved.name}
        maxLength={MAX_NAME}
        autocomplete="off"
        enterkeyhint="done"
        onBlur={({ currentTarget }) => end(currentTarget.value, false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') end(event.currentTarget.value, true);
          else if (event.key === 'Escape') end(null, true);
        }}
      />
    );
  return (
    <h1>
      <button
        ref={button}
        type="button"
        class="pg-name"
        title={texts.rename}
        aria-label={texts.renameOf(saved.name)}
        onClick={() => setEditing(true)}
      >
        <span>{saved.name}</span>
        <Icon name="pen" small />
      </button>
    </h1>
  );
}

function Kept({ session, saved }: { readonly session: Session; readonly saved: Saved }) {
  const keeping = useStore(session.workspace.keeping);
  const refused = useStore(savedList.refused);
  const isKept = keeping.kind === 'kept' && refused === null;
  return (
    <span class={`pg-kept hide-s ${isKept ? 't3' : 'is-ours'}`}>
      {/* The time changes with every edit, and nobody wants to hear it each time. */}
      {isKept && texts.keptAt(clockTime(saved.changedAt))}
      <span role="status">{!isKept && texts.onlyInThisTab}</span>
    </span>
  );
}

interface Act {
  readonly icon: string;
  readonly words: string;
  act(): void;
}

export interface BarActs {
  goHome(): void;
  duplicate(): void;
  remove(): void;
}

interface Props extends BarActs {
  readonly saved: Saved;
  readonly session: Session;
  /** What it began from, in words. */
  readonly began: string;
}

export function Bar({ saved, session, began, goHome, duplicate, remove }: Props) {
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each thing that is said has its time.
  useEffect(() => {
    const timer = setTimeout(() => setSaid(''), NOTE_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const saveLesson = (): void =>
    void saveAsLesson(saved, began).then(
      (leftOut) => setSaid(leftOut.length === 0 ? texts.saved : texts.savedWithout(leftOut.join(', '))),
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  const acts: readonly Act[] = [
    { icon: 'plus', words: texts.newPlayground, act: goHome },
    { icon: 'folder', words: texts.openAnother, act: goHome },
    { icon: 'copy', words: texts.duplicate, act: duplicate },
    { icon: 'book', words: texts.saveAsLesson, act: saveLesson },
    { icon: 'bin', words: texts.remove, act: remove },
  ];
  return (
    <>
      <nav class="crumb pg-crumb" aria-label={texts.whereYouAre}>
        <a
          class="hide-s"
          href={siteHref('/playground/')}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            goHome();
          }}
        >
          {texts.playground}
        </a>
        <span class="hide-s t3" aria-hidden="true">
          /
        </span>
        <Name key={saved.id} saved={saved} />
        <span class="t3 hide-m hide-s pg-began">{texts.from(began)}</span>
      </nav>
      {said === '' && <Kept session={session} saved={saved} />}
      <span class="pg-said" role="status">
        {said}
      </span>
      <div class="pg-tools">
        <BarTools code={() => codeNow(savedList.find(saved.id) ?? saved)} began={began} />
        <Popover
          class="runtime"
          buttonClass="btn btn-quiet btn-s pg-more"
          panelClass="menu pg-menu"
          label={texts.menuLabel}
          face={
            <>
              <span class="hide-s">{texts.menu}</span>
              <Icon name="down" small />
            </>
          }
        >
          {(close) => (
            <>
              <p class="t3">{texts.fromInMenu(began)}</p>
              {acts.map(({ icon, words, act }) => (
                <button
                  key={words}
                  type="button"
                  class="pg-menu-item"
                  onClick={() => {
                    close();
                    act();
                  }}
                >
                  <Icon name={icon} small />
                  {words}
                </button>
              ))}
              <Packages session={session} />
            </>
          )}
        </Popover>
      </div>
    </>
  );
}
