/** Owns knowing which actions the app would run now: asked again whenever the code has changed. */
import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import type { ActionInfo } from '../../lib/sandbox/sandbox.ts';
import type { Session } from '../session.ts';

/** @returns null while they are not known. */
export function useActions({ sandbox, syncing }: Session): readonly ActionInfo[] | null {
  const isUp = useStore(sandbox.status).phase === 'ready';
  const isSyncing = useStore(syncing);
  const [actions, setActions] = useState<readonly ActionInfo[] | null>(null);

  useEffect(() => {
    if (!isUp || isSyncing) return;
    let left = false;
    const byName = (a: ActionInfo, b: ActionInfo): number =>
      a.name.localeCompare(b.name) || a.file.localeCompare(b.file);
    sandbox.control.listActions().then(
      (found) => !left && setActions(found.toSorted(byName)),
      // It stopped meanwhile; the state says so, and the next start asks again.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [sandbox, isUp, isSyncing]);

  return isUp ? actions : null;
}
