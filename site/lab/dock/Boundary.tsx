/** Owns the boundary: every action call that crossed to the server, one of them in full; filtered, paused, cleared. */

import { useStore } from '@nanostores/preact';
import { useMemo, useState } from 'preact/hooks';
import * as texts from '#texts/checks.ts';
import type { WireCall } from '../../lib/sandbox/sandbox.ts';
import type { Session } from '../session.ts';
import { CallDetail } from './boundary/CallDetail.tsx';
import { CallList } from './boundary/CallList.tsx';
import { FilterBar } from './boundary/FilterBar.tsx';
import { type CallFilter, duringPause, everyCall, filterCalls, ownCalls } from './boundary/filter.ts';
import { layOut } from './boundary/timeline.ts';

interface Props {
  readonly session: Session;
  /** Those that the editor can show. */
  readonly files: readonly string[];
}

export function Boundary({ session, files }: Props) {
  const live = useStore(session.sandbox.wire);
  const crossings = useStore(session.crossings);
  const [filter, setFilter] = useState<CallFilter>(ownCalls);
  /** What there was when somebody paused; null while it goes on. */
  const [paused, setPaused] = useState<readonly WireCall[] | null>(null);
  /** Null follows the newest. */
  const [wanted, setWanted] = useState<string | null>(null);

  const { calls: all, more } = useMemo(() => duringPause(live, paused), [live, paused]);
  const calls = useMemo(() => filterCalls(all, filter).toReversed(), [all, filter]);
  const chosen = calls.find(({ id }) => id === wanted) ?? calls[0];
  const timelineOf = (call: WireCall) => layOut(call, crossings.get(call.mark ?? '') ?? null);

  if (live.length === 0 && !paused) {
    return (
      <div class="empty">
        <h3>{texts.noCallsYet}</h3>
        <p>{texts.howCallsCome}</p>
      </div>
    );
  }
  return (
    <div class="boundary">
      <FilterBar
        filter={filter}
        shown={calls.length}
        all={all.length}
        isPaused={paused !== null}
        more={more}
        change={(part) => setFilter({ ...filter, ...part })}
        setPaused={(isPaused) => setPaused(isPaused ? live : null)}
        clear={() => {
          session.sandbox.clearWire();
          setPaused(null);
          setWanted(null);
        }}
      />
      {chosen ? (
        <div class="insp">
          <CallList
            calls={calls}
            chosen={chosen.id}
            choose={setWanted}
            isRolledBack={(call) => timelineOf(call).rolledBack}
          />
          <CallDetail
            session={session}
            files={files}
            call={chosen}
            all={all}
            timeline={timelineOf(chosen)}
            choose={(id) => {
              // Another call may be filtered out.
              if (!calls.some((call) => call.id === id)) setFilter(everyCall);
              setWanted(id);
            }}
          />
        </div>
      ) : (
        <div class="empty" role="status">
          <h3>{all.length === 0 ? texts.noCallBeforeThePause : texts.noCallFitsTheFilter}</h3>
          <p>{all.length === 0 ? texts.cameSince(more) : texts.noneIsMeant(all.length)}</p>
          {all.length > 0 && (
            <button type="button" class="btn btn-s" onClick={() => setFilter(everyCall)}>
              {texts.showAllCalls}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
