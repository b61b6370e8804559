/** Owns showing the app's database: its tables, their rows, and what the last call changed. Nothing can be edited here. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/data.ts';
import { dockTab } from '../bench-state.ts';
import type { Session } from '../session.ts';
import { type Tab, Tabs } from '../Tabs.tsx';
import { layOutTable, type ShownRow, touched } from './data/rows.ts';
import { useTables } from './data/use-tables.ts';
import { callText } from './words.ts';

const stateText: Record<ShownRow['state'], string> = {
  same: '',
  new: 'new',
  changed: 'changed',
  gone: 'gone',
};

function DataRow({ row }: { readonly row: ShownRow }) {
  return (
    <tr class={`is-${row.state}`}>
      <td>{row.state !== 'same' && <span class="badge">{stateText[row.state]}</span>}</td>
      {row.cells.map(({ column, text, before }) => (
        <td key={column} class={text === 'null' ? 't3' : ''}>
          {before !== null && (
            <>
              <s class="t3">{before}</s> <span class="vh">{texts.became} </span>
            </>
          )}
          {before === null ? text : <b>{text}</b>}
        </td>
      ))}
    </tr>
  );
}

export function Data({ session }: { readonly session: Session }) {
  const isShown = useStore(dockTab) === 'data';
  const calls = useStore(session.sandbox.wire);
  const [tables, ask] = useTables(session, isShown);
  const [wanted, setWanted] = useState('orders');

  if (!tables)
    return (
      <div class="empty">
        <h3>{texts.noDataYet}</h3>
        <p>{texts.whenDataComes}</p>
      </div>
    );
  const last = calls.findLast(({ state }) => state === 'done');
  const changes = last?.changes ?? [];
  const names = Object.keys(tables);
  const chosen = names.includes(wanted) ? wanted : (names[0] ?? '');
  const table = layOutTable(tables, chosen, changes);
  const tabs: Tab<string>[] = names.map((name) => ({
    id: name,
    label: (
      <>
        {name}
        <span class="count">{tables[name]?.length ?? 0}</span>
        {touched(changes, name) > 0 && (
          <span class="badge b-server">{texts.touched(touched(changes, name))}</span>
        )}
      </>
    ),
  }));
  return (
    <div class="data">
      <div class="list-bar">
        <Tabs
          label={texts.tables}
          idPrefix="table"
          tabs={tabs}
          chosen={chosen}
          choose={setWanted}
          panelOf={() => 'table-panel'}
        />
        <button type="button" class="btn btn-quiet btn-s" onClick={ask}>
          {texts.lookAgain}
        </button>
      </div>
      <p class="data-note t3">
        {last && changes.length > 0
          ? texts.lastCallChanged(callText(last), changes.length)
          : last
            ? texts.lastCallChangedNothing(callText(last))
            : texts.noCallYet}
      </p>
      <div
        id="table-panel"
        class="scroll-x"
        role="tabpanel"
        aria-labelledby={`table-tab-${chosen}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        {table && table.rows.length > 0 ? (
          <table class="table mono">
            <thead>
              <tr>
                <th>
                  <span class="vh">{texts.whatTheLastCallDid}</span>
                </th>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <DataRow key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        ) : (
          <p class="data-note t3">{texts.noRows}</p>
        )}
      </div>
    </div>
  );
}
