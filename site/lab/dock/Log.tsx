/** Owns the log: what the server printed beside what the app's page printed, through one filter. */

import { useStore } from '@nanostores/preact';
import { useMemo, useState } from 'preact/hooks';
import * as texts from '#texts/log.ts';
import type { Session } from '../session.ts';
import { consoleEntries, type Level, serverEntries } from './log/entries.ts';
import { LogPane } from './log/LogPane.tsx';
import { logView, showFrom, showSide, sides } from './log/view.ts';

const sideWords: Record<(typeof sides)[number], string> = {
  both: texts.bothSides,
  browser: texts.browser,
  server: texts.server,
};
const levelWords: readonly (readonly [Level, string])[] = [
  ['info', texts.allLevels],
  ['warning', texts.warningsAndErrors],
  ['error', texts.errorsOnly],
];

interface Props {
  readonly session: Session;
  /** Those that the editor can show. */
  readonly files: readonly string[];
}

export function Log({ session: { sandbox, appConsole }, files }: Props) {
  const printed = useStore(sandbox.log);
  const said = useStore(appConsole.lines);
  const { side, least } = useStore(logView);
  const [text, setText] = useState('');
  const filter = useMemo(() => ({ text, least }), [text, least]);
  const ofServer = useMemo(() => serverEntries(printed), [printed]);
  const ofBrowser = useMemo(() => consoleEntries(said), [said]);
  return (
    <div class={`logs shows-${side}`}>
      <div class="list-bar">
        <span class="right">
          <input
            type="search"
            class="input"
            aria-label={texts.filterTheLog}
            placeholder={texts.wordsToLookFor}
            value={text}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <select
            class="select"
            aria-label={texts.levels}
            value={least}
            onChange={({ currentTarget }) => showFrom(currentTarget.value)}
          >
            {levelWords.map(([level, words]) => (
              <option key={level} value={level}>
                {words}
              </option>
            ))}
          </select>
          <select
            class="select"
            aria-label={texts.whoseLog}
            value={side}
            onChange={({ currentTarget }) => showSide(currentTarget.value)}
          >
            {sides.map((each) => (
              <option key={each} value={each}>
                {sideWords[each]}
              </option>
            ))}
          </select>
        </span>
      </div>
      <div class="log-panes">
        {side !== 'server' && (
          <LogPane
            name={texts.browserConsole}
            side="browser"
            entries={ofBrowser}
            filter={filter}
            files={files}
            nothing={texts.nothingFromPages}
            clear={appConsole.clear}
          />
        )}
        {side !== 'browser' && (
          <LogPane
            name={texts.serverLog}
            side="server"
            entries={ofServer}
            filter={filter}
            files={files}
            nothing={texts.nothingFromServer}
            clear={() => sandbox.clearLog()}
          />
        )}
      </div>
    </div>
  );
}
