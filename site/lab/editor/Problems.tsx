/** Owns saying how many problems the open files have, and leading to each of them. */

import { useStore } from '@nanostores/preact';
import type { ReadableAtom } from 'nanostores';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/editor.ts';
import { showCode } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import { useDismiss } from '../use-dismiss.ts';
import type { Problem } from './problems.ts';

export function Problems({ problems }: { readonly problems: ReadableAtom<readonly Problem[]> }) {
  const all = useStore(problems);
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useDismiss(root, isOpen, () => setOpen(false));
  const isShown = isOpen && all.length > 0;
  useEffect(() => {
    if (!isShown) return;
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isShown]);
  return (
    <div class="problems" ref={root}>
      <button
        ref={button}
        type="button"
        class={`btn btn-quiet btn-s ${all.length > 0 ? 'has-problems' : ''}`}
        aria-expanded={isShown}
        disabled={all.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={all.length > 0 ? 'cross' : 'check'} small />
        {all.length === 0 ? texts.noProblems : texts.countOfProblems(all.length)}
      </button>
      {isShown && (
        <ul class="plain-list problem-list" aria-label={texts.problemsLabel}>
          {all.map((problem) => (
            <li key={`${problem.file}:${problem.line}`}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  showCode(problem);
                }}
              >
                <span class="mono t2">
                  {problem.file}:{problem.line}
                </span>
                <span>{problem.message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
