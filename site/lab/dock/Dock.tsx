/** Owns the dock: what happened, in six instruments, and the button that runs the checks. */

import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import * as texts from '#texts/checks.ts';
import { shell as shellLabel } from '#texts/shell.ts';
import { type DockTab, dockTab } from '../bench-state.ts';
import type { Session } from '../session.ts';
import { type Tab, Tabs } from '../Tabs.tsx';
import { Attack } from './Attack.tsx';
import { Boundary } from './Boundary.tsx';
import { isOwn } from './boundary/filter.ts';
import { Checks } from './Checks.tsx';
import { Data } from './Data.tsx';
import { Log } from './Log.tsx';
import { RunButton } from './RunButton.tsx';
import { Shell } from './Shell.tsx';
import { tally } from './summary.ts';

function ChecksLabel({ session }: { readonly session: Session }) {
  const states = Object.values(useStore(session.checkStates));
  const { failed, passed } = tally(
    states.flatMap((state) => (state.status === 'done' ? [state.result] : [])),
  );
  return (
    <>
      {texts.checks}
      {failed > 0 && <span class="count bad">{texts.countOfFailed(failed)}</span>}
      {failed === 0 && passed > 0 && <span class="count">{texts.countOfPassed(passed)}</span>}
    </>
  );
}

function BoundaryLabel({ session }: { readonly session: Session }) {
  const calls = useStore(session.sandbox.wire).filter(isOwn);
  return (
    <>
      {texts.boundary}
      {calls.length > 0 && (
        <span class="count">
          {calls.length}
          <span class="vh"> {texts.calls}</span>
        </span>
      )}
    </>
  );
}

interface Props {
  readonly session: Session;
}

export function Dock({ session }: Props) {
  const chosen = useStore(dockTab);
  /** What can be opened in the editor. */
  const files = Object.keys(useStore(session.workspace.files));
  const tabs: readonly Tab<DockTab>[] = [
    { id: 'checks', label: <ChecksLabel session={session} /> },
    { id: 'boundary', label: <BoundaryLabel session={session} />, class: 'dot-bs' },
    { id: 'attack', label: texts.attack, class: 'dot-b' },
    { id: 'log', label: texts.log, class: 'dot-bs' },
    { id: 'data', label: texts.data, class: 'dot-s' },
    { id: 'shell', label: shellLabel, class: 'dot-s' },
  ];
  const panels: Record<DockTab, ComponentChildren> = {
    checks: <Checks session={session} />,
    boundary: <Boundary session={session} files={files} />,
    attack: <Attack session={session} />,
    log: <Log session={session} files={files} />,
    data: <Data session={session} />,
    shell: <Shell session={session} />,
  };
  return (
    <section class="dock" aria-label={texts.whatHappened}>
      <h2 class="vh">{texts.whatHappened}</h2>
      <div class="dock-bar">
        <Tabs
          label={texts.instruments}
          idPrefix="dock"
          tabs={tabs}
          chosen={chosen}
          choose={(tab) => dockTab.set(tab)}
          panelOf={(tab) => `dock-panel-${tab}`}
        />
        <RunButton session={session} />
      </div>
      <div class="dock-body">
        {tabs.map(({ id }) => (
          <div
            key={id}
            id={`dock-panel-${id}`}
            role="tabpanel"
            aria-labelledby={`dock-tab-${id}`}
            hidden={id !== chosen}
            tabIndex={-1}
          >
            {panels[id]}
          </div>
        ))}
      </div>
    </section>
  );
}
