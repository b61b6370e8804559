/** Owns the bar above the calls: how many there are, which of them are listed, the pause. */
import { type CallSource, type Person, people } from '../../../lib/sandbox/sandbox.ts';
import { Icon } from '../../Icon.tsx';
import { count } from '../words.ts';
import type { CallFilter } from './filter.ts';

const SOURCES: readonly (readonly [CallSource | 'own', string])[] = [
  ['own', 'Without checks'],
  ['preview', 'Page'],
  ['attack', 'Attack'],
  ['check', 'Checks'],
];

interface Props {
  readonly filter: CallFilter;
  readonly shown: number;
  readonly all: number;
  readonly isPaused: boolean;
  /** How many have come since the pause began. */
  readonly more: number;
  change(part: Partial<CallFilter>): void;
  setPaused(isPaused: boolean): void;
  clear(): void;
}

function Choice({
  label,
  all,
  value,
  options,
  choose,
}: {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  choose(value: string): void;
}) {
  return (
    <select
      class="select"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="all">{all}</option>
      {options.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  );
}

export function FilterBar({ filter, shown, all, isPaused, more, change, setPaused, clear }: Props) {
  return (
    <div class="list-bar">
      <span class="t3">
        {shown === all ? count(all, 'call') : `${shown} of ${count(all, 'call')}`}
        <span class="hide-narrow">, newest first</span>
        {isPaused && <span class="badge b-warn">{more} new while paused</span>}
      </span>
      <span class="right">
        <input
          type="search"
          class="input"
          aria-label="Filter calls"
          placeholder="Action, person, outcome"
          value={filter.text}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <Choice
          label="Called by"
          all="Everybody"
          value={filter.person}
          options={people.map((person) => [person, person])}
          choose={(value) => change({ person: people.find((each: Person) => each === value) ?? 'all' })}
        />
        <Choice
          label="Calls made by"
          all="All ways"
          value={filter.source}
          options={SOURCES}
          choose={(value) => change({ source: SOURCES.find(([id]) => id === value)?.[0] ?? 'all' })}
        />
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-pressed={filter.failedOnly}
          title="Calls that threw, were refused or had no reply"
          onClick={() => change({ failedOnly: !filter.failedOnly })}
        >
          <Icon name="cross" small />
          Failed only
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-pressed={isPaused}
          onClick={() => setPaused(!isPaused)}
        >
          <Icon name={isPaused ? 'play' : 'pause'} small />
          {isPaused ? 'Go on' : 'Pause'}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={clear}>
          Clear
        </button>
      </span>
    </div>
  );
}
