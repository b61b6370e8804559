/** Owns one entry of a log: its level, its text with places of the code as buttons, and how often it came. */
import * as texts from '#texts/log.ts';
import { showCode } from '../../bench-state.ts';
import { Icon } from '../../Icon.tsx';
import type { Entry } from './entries.ts';
import { placesIn } from './places.ts';

const icons = { error: 'cross', warning: 'warn', info: null } as const;

interface Props {
  readonly entry: Entry;
  /** Those that the editor can show. */
  readonly files: readonly string[];
}

export function LogLine({ entry: { level, text, times }, files }: Props) {
  const icon = icons[level];
  return (
    <div class={`entry is-${level}`}>
      <span class="level">
        {icon && <Icon name={icon} small />}
        {icon && <span class="vh">{level}: </span>}
      </span>
      <span>
        {placesIn(text, files).map(({ text: piece, place }, index) =>
          place ? (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text are drawn as a whole.
              key={index}
              type="button"
              class="linkish"
              title={texts.openItInTheEditor}
              onClick={() => showCode(place)}
            >
              {piece}
            </button>
          ) : (
            piece
          ),
        )}
      </span>
      {times > 1 && (
        <span class="badge" title={texts.timesInARow(times)}>
          <span aria-hidden="true">×{times}</span>
          <span class="vh">{texts.times(times)}</span>
        </span>
      )}
    </div>
  );
}
