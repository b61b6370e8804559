/** Owns the boundary: every action call that crossed to the server, one of them in full; filtered, paused, cleared. */
import { useStore } from '@nanostores/preact';
import { useMemo, useState } from 'preact/hooks';
import type { CallSource, WireCall } from '../../lib/sandbox/sandbox.ts';
import type { Session } from '../session.ts';
import { CallDetail } from './boundary/CallDetail.tsx';
import { CallList } from './boundary/CallList.tsx';
import { layOut } from './boundary/timeline.ts';
import { count } from './words.ts';

type Filter = CallSource | 'all';
const FILTERS: readonly (readonly [Filter, string])[] = [
  ['all', 'All'],
  ['preview', 'Page'],
  ['attack', 'Attack'],
  ['check', 'Checks'],
];

interface BarProps {
  readonly shown: number;
  readonly waiting: number;
  readonly filter: Filter;
  readonly isPaused: boolean;
  setFilter(filter: Filter): void;
  setPaused(isPaused: boolean): void;
  clear(): void;
}

function Bar({ shown, waiting, filter, isPaused, setFilter, setPaused, clear }: BarProps) {
  return (
    <div class="list-bar">
      <span class="t3">
        {count(shown, 'call')}, newest first{waiting > 0 ? `; ${waiting} more since you paused` : ''}
      </span>
      <span class="right">
        <label class="inline-field">
          <span class="vh">Calls made by</span>
          <select
            class="select"
            value={filter}
            onChange={({ currentTarget: { value } }) =>
              setFilter(FILTERS.find(([id]) => id === value)?.[0] ?? 'all')
            }
          >
            {FILTERS.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-pressed={isPaused}
          onClick={() => setPaused(!isPaused)}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={clear}>
          Clear
        </button>
      </span>
    </div>
  );
}

export function Boundary({ session }: { readonly session: Session }) {
  const live = useStore(session.sandbox.wire);
  const crossings = useStore(session.crossings);
  const [filter, setFilter] = useState<Filter>('all');
  /** What there was when somebody paused; null while it goes on. */
  const [frozen, setFrozen] = useState<readonly WireCall[] | null>(null);
  /** Null follows the newest. */
  const [wanted, setWanted] = useState<string | null>(null);

  const all = frozen ?? live;
  const calls = useMemo(
    () => all.filter(({ source }) => filter === 'all' || source === filter).toReversed(),
    [all, filter],
  );
  const chosen = calls.find(({ id }) => id === wanted) ?? calls[0];
  const timelineOf = (call: WireCall) => layOut(call, crossings.get(call.mark ?? '') ?? null);

  if (live.length === 0 && !frozen) {
    return (
      <div class="empty">
        <h3>No calls yet</h3>
        <p>
          Press any button in the app, run the checks or send an attack. Each call that crosses to the server
          is listed here, with what both sides did and when.
        </p>
      </div>
    );
  }
  return (
    <div class="boundary">
      <Bar
        shown={calls.length}
        waiting={frozen ? live.filter(({ id }) => !frozen.some((each) => each.id === id)).length : 0}
        filter={filter}
        isPaused={frozen !== null}
        setFilter={setFilter}
        setPaused={(isPaused) => setFrozen(isPaused ? live : null)}
        clear={() => {
          session.sandbox.clearWire();
          setFrozen(null);
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
          <CallDetail session={session} call={chosen} timeline={timelineOf(chosen)} />
        </div>
      ) : (
        <div class="empty">
          <h3>None of these</h3>
          <p>Calls have crossed, but none was made that way. Choose All to see them.</p>
        </div>
      )}
    </div>
  );
}
