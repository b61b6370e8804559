/** Owns the lines that were found, grouped by file. */

import { useEffect, useRef } from 'preact/hooks';
import * as texts from '#texts/find.ts';
import { Icon } from '../Icon.tsx';
import type { FoundFile, FoundLine } from './find.ts';

export interface FoundPlace extends FoundLine {
  readonly path: string;
}

interface Props {
  readonly files: readonly FoundFile[];
  /** The chosen line, counted through all files. */
  readonly at: number;
  isEditable(path: string): boolean;
  open(index: number): void;
}

export function FindResults({ files, at, isEditable, open }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the lines are others.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, files]);
  let before = 0;
  return (
    <div
      ref={list}
      id="find-rows"
      class="find-rows"
      role="listbox"
      aria-label={texts.lines}
      hidden={files.length === 0}
    >
      {files.map(({ path, lines }) => {
        const first = before;
        before += lines.length;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a list box has groups, not field sets.
          <div role="group" aria-label={path} key={path}>
            <p class="find-file" aria-hidden="true">
              {path}
              {!isEditable(path) && <Icon name="lock" small />}
              <span class="count">{lines.length}</span>
            </p>
            {lines.map(({ line, pieces }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
              <div
                key={line}
                id={`find-row-${first + index}`}
                class="find-row"
                role="option"
                tabIndex={-1}
                aria-selected={at === first + index}
                onClick={() => open(first + index)}
              >
                <span class="t3">
                  <span class="vh">{texts.line} </span>
                  {line}
                </span>
                <code>
                  {pieces.map(({ text, isHit }, piece) =>
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no other name.
                    isHit ? <mark key={piece}>{text}</mark> : text,
                  )}
                </code>
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
