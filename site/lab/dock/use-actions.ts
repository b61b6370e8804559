/** Owns knowing which actions the app would run now: asked again whenever the code has changed. */
import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActionInfo } from '../../lib/sandbox/sandbox.ts';
import type { Session } from '../session.ts';

/** Asking compiles every page; the one that somebody is about to see comes first. */
const FIRST_PAGE_HEAD_START_MS = 2500;

/** @returns null while they are not known. */
export function useActions({ sandbox, syncing }: Session): readonly ActionInfo[] | null {
  const isUp = useStore(sandbox.status).phase === 'ready';
  const isSyncing = useStore(syncing);
  const [actions, setActions] = useState<readonly ActionInfo[] | null>(null);
  const wasAsked = useRef(false);

  useEffect(() => {
    if (!isUp || isSyncing) return;
    let left = false;
    const byName = (a: ActionInfo, b: ActionInfo): number =>
      a.name.localeCompare(b.name) || a.file.localeCompare(b.file);
    const ask = async (): Promise<void> => {
      wasAsked.current = true;
      const found = await sandbox.control.listActions();
      if (!left) setActions(found.toSorted(byName));
    };
    const timer = setTimeout(
      // It stopped meanwhile; the state says so, and the next start asks again.
      () => void ask().catch(() => {}),
      wasAsked.current ? 0 : FIRST_PAGE_HEAD_START_MS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [sandbox, isUp, isSyncing]);

  return isUp ? actions : null;
}
