/** Owns the bar above the calls: how many there are, which of them are listed, the pause. */
import * as texts from '#texts/boundary.ts';
import { type CallSource, type Person, people } from '../../../lib/sandbox/sandbox.ts';
import { Icon } from '../../Icon.tsx';
import type { CallFilter } from './filter.ts';

const SOURCES: readonly (readonly [CallSource | 'own', string])[] = [
  ['own', texts.withoutChecks],
  ['preview', texts.byPage],
  ['attack', texts.byAttack],
  ['check', texts.byChecks],
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
        {shown === all ? texts.countOfCalls(all) : texts.someOfCalls(shown, all)}
        <span class="hide-narrow">{texts.newestFirst}</span>
        {isPaused && <span class="badge b-warn">{texts.newWhilePaused(more)}</span>}
      </span>
      <span class="right">
        <input
          type="search"
          class="input"
          aria-label={texts.filterCalls}
          placeholder={texts.actionPersonOutcome}
          value={filter.text}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <Choice
          label={texts.calledBy}
          all={texts.everybody}
          value={filter.person}
          options={people.map((person) => [person, person])}
          choose={(value) => change({ person: people.find((each: Person) => each === value) ?? 'all' })}
        />
        <Choice
          label={texts.callsMadeBy}
          all={texts.allWays}
          value={filter.source}
          options={SOURCES}
          choose={(value) => change({ source: SOURCES.find(([id]) => id === value)?.[0] ?? 'all' })}
        />
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-pressed={filter.failedOnly}
          title={texts.failedOnlyTitle}
          onClick={() => change({ failedOnly: !filter.failedOnly })}
        >
          <Icon name="cross" small />
          {texts.failedOnly}
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-pressed={isPaused}
          onClick={() => setPaused(!isPaused)}
        >
          <Icon name={isPaused ? 'play' : 'pause'} small />
          {isPaused ? texts.goOn : texts.pause}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={clear}>
          {texts.clear}
        </button>
      </span>
    </div>
  );
}
