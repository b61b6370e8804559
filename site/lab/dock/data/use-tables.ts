/** Owns knowing what is in the app's database: asked again after each call, each reset, and when somebody looks. */
import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import type { Tables } from '../../../lib/sandbox/sandbox.ts';
import type { Session } from '../../session.ts';

/** @returns the tables, null while they are not known; and a way to ask again. */
export function useTables(session: Session, isShown: boolean): readonly [Tables | null, () => void] {
  const { sandbox, previewEpoch } = session;
  const isUp = useStore(sandbox.status).phase === 'ready';
  const calls = useStore(sandbox.wire);
  const epoch = useStore(previewEpoch);
  const isChecking = useStore(session.run).kind === 'running';
  const [asked, setAsked] = useState(0);
  const [tables, setTables] = useState<Tables | null>(null);
  const last = calls.at(-1);
  const version = `${last?.id} ${last?.state} ${epoch} ${asked}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another state of the database.
  useEffect(() => {
    // While checks run, the data is theirs and changes all the time.
    if (!isUp || !isShown || isChecking) return;
    let left = false;
    sandbox.control.dump().then(
      (found) => !left && setTables(found),
      // It stopped meanwhile; the state says so, and the next start asks again.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [sandbox, isUp, isShown, isChecking, version]);

  return [isUp ? tables : null, () => setAsked((before) => before + 1)];
}
