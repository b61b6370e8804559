/** Owns the tree of files: one tab stop, the keys of the WAI-ARIA tree pattern, and each file with its side and its change. */

import { useRef } from 'preact/hooks';
import * as texts from '#texts/files.ts';
import type { FileChange } from '../../lib/workspace/edits.ts';
import { sideMark, sideOf } from '../editor/sides.ts';
import { Icon } from '../Icon.tsx';
import { type TreeFile, type TreeRow, treeMove, typedRow } from './tree.ts';

interface Props {
  readonly rows: readonly TreeRow[];
  /** The row that has the tab stop. */
  readonly at: string;
  /** The path of the file that is open. */
  readonly current: string;
  read(path: string): string;
  go(id: string): void;
  toggle(id: string): void;
  open(file: TreeFile): void;
  /** F2 in a file. */
  rename(): void;
  /** Delete in a file. */
  remove(): void;
}

/** Letters that come later begin anew. */
const TYPING_PAUSE_MS = 600;

const letters: Readonly<Record<FileChange, string>> = { changed: 'C', new: 'N', deleted: 'D' };

/** A row as it is read out. */
const inWords = ({ name, group, file }: TreeRow): string =>
  [name, group === 'app' && file && 'read-only', file?.change].filter(Boolean).join(', ');

export function FileTree({ rows, at, current, read, go, toggle, open, rename, remove }: Props) {
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ letters: '', at: 0 });

  const focusRow = (id: string): void => {
    go(id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };
  const type = (letter: string): void => {
    const now = Date.now();
    const isGoingOn = now - typed.current.at < TYPING_PAUSE_MS;
    typed.current = { letters: (isGoingOn ? typed.current.letters : '') + letter, at: now };
    const row = typedRow(rows, at, typed.current.letters);
    if (row) focusRow(row.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(rows, at, key);
    if (move?.kind === 'go') focusRow(move.id);
    else if (move?.kind === 'toggle') toggle(move.id);
    else if (move) open(move.file);
    else if (key === 'F2') rename();
    else if (key === 'Delete') remove();
    else if (key.length === 1 && key !== ' ') type(key);
    else if (!key.startsWith('Arrow')) return;
    event.preventDefault();
    // A letter here is no shortcut of the page's.
    event.stopPropagation();
  };
  const press = (row: TreeRow): void => {
    go(row.id);
    if (row.file) open(row.file);
    else toggle(row.id);
  };

  return (
    <div ref={tree} class="tree" role="tree" aria-label={texts.filesOfTheApp} onKeyDown={onKeyDown}>
      {rows.map((row) => {
        const change = row.file?.change ?? null;
        const mark = row.file ? sideMark[sideOf(row.path, read(row.path))] : '';
        const kind = row.file ? mark : row.level === 1 ? 'is-group' : 'is-folder';
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys.
          <div
            key={row.id}
            data-row={row.id}
            data-folder={
              row.file ? row.path.slice(0, row.path.lastIndexOf('/') + 1) : row.path && `${row.path}/`
            }
            class={`${kind} ${change === 'deleted' ? 'is-gone' : ''}`}
            style={{ '--lvl': row.level - 1 }}
            role="treeitem"
            tabIndex={row.id === at ? 0 : -1}
            aria-label={inWords(row)}
            title={row.file ? [row.path, change].filter(Boolean).join(', ') : undefined}
            aria-level={row.level}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={row.isOpen ?? undefined}
            aria-selected={row.file ? row.path === current : undefined}
            onFocus={() => go(row.id)}
            onClick={() => press(row)}
          >
            {!row.file && <Icon name="down" small class={row.isOpen ? '' : 'is-shut'} />}
            <span class="tree-name">{row.name}</span>
            {row.id === 'app' && <Icon name="lock" small />}
            {change && <span class={`tree-change is-${change}`} data-letter={letters[change]} />}
          </div>
        );
      })}
    </div>
  );
}
