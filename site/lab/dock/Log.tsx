/** Owns the log: what the server printed beside what the app's page printed, through one filter. */
import { useStore } from '@nanostores/preact';
import { useMemo, useState } from 'preact/hooks';
import type { Session } from '../session.ts';
import { consoleEntries, type Level, serverEntries } from './log/entries.ts';
import { LogPane } from './log/LogPane.tsx';
import { logView, showFrom, showSide, sides } from './log/view.ts';

const sideWords: Record<(typeof sides)[number], string> = {
  both: 'Both sides',
  browser: 'Browser',
  server: 'Server',
};
const levelWords: readonly (readonly [Level, string])[] = [
  ['info', 'All levels'],
  ['warning', 'Warnings and errors'],
  ['error', 'Errors only'],
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
            aria-label="Filter the log"
            placeholder="Words to look for"
            value={text}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <select
            class="select"
            aria-label="Levels"
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
            aria-label="Whose log"
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
            name="Browser console"
            side="browser"
            entries={ofBrowser}
            filter={filter}
            files={files}
            nothing="What the app’s pages print appears here, and what React says of them."
            clear={appConsole.clear}
          />
        )}
        {side !== 'browser' && (
          <LogPane
            name="Server log"
            side="server"
            entries={ofServer}
            filter={filter}
            files={files}
            nothing="What the server prints appears here, your own console.log in server code included."
            clear={() => sandbox.clearLog()}
          />
        )}
      </div>
    </div>
  );
}
