/** Owns which files have a tab now, and which of them is in front when the one that was is gone. */
import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import { openFile } from '../bench-state.ts';
import { filesWithTab, noteOpened, openedFiles } from '../open-files.ts';
import type { Session } from '../session.ts';
import type { Comparison } from './comparisons.ts';

/** @param other What the code is compared with: whatever differs from that has a tab meanwhile. */
export function useFileTabs(
  { work, workspace }: Session,
  own: readonly string[],
  other: Comparison | undefined,
): readonly string[] {
  const opened = useStore(openedFiles)[work.id] ?? [];
  const edits = useStore(workspace.edits);
  const path = useStore(openFile);
  const open = filesWithTab(own, opened, workspace);
  const differing = Object.keys(other ? { ...edits, ...other.edits } : {}).filter(
    (file) =>
      !open.includes(file) && other?.read(file) !== (workspace.has(file) ? workspace.read(file) : null),
  );
  const tabs = [...open, ...differing];
  const index = tabs.indexOf(path);
  const before = useRef<{ readonly tabs: readonly string[]; readonly index: number }>({ tabs: [], index: 0 });

  useEffect(() => {
    const last = before.current;
    before.current = { tabs, index: index === -1 ? last.index : index };
    if (index !== -1) return;
    // Somebody went to a file that has no tab yet, or the one in front was closed or is gone.
    if (workspace.has(path) && !last.tabs.includes(path)) noteOpened(work.id, path);
    else openFile.set(tabs[Math.min(last.index, tabs.length - 1)] ?? own[0] ?? '');
  });
  return tabs;
}
