/** Owns the dock: what happened, in five instruments, and the button that runs the checks. */
import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { type DockTab, dockTab } from '../bench-state.ts';
import type { Session } from '../session.ts';
import { type Tab, Tabs } from '../Tabs.tsx';
import { Attack } from './Attack.tsx';
import { Boundary } from './Boundary.tsx';
import { Checks } from './Checks.tsx';
import { Data } from './Data.tsx';
import { Log } from './Log.tsx';
import { RunButton } from './RunButton.tsx';
import { tally } from './summary.ts';

function ChecksLabel({ session }: { readonly session: Session }) {
  const states = Object.values(useStore(session.checkStates));
  const { failed, passed } = tally(
    states.flatMap((state) => (state.status === 'done' ? [state.result] : [])),
  );
  return (
    <>
      Checks
      {failed > 0 && <span class="count bad">{failed} failed</span>}
      {failed === 0 && passed > 0 && <span class="count">{passed} passed</span>}
    </>
  );
}

function BoundaryLabel({ session }: { readonly session: Session }) {
  const calls = useStore(session.sandbox.wire);
  return (
    <>
      Boundary
      {calls.length > 0 && (
        <span class="count">
          {calls.length}
          <span class="vh"> calls</span>
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
    { id: 'attack', label: 'Attack', class: 'dot-b' },
    { id: 'log', label: 'Log', class: 'dot-bs' },
    { id: 'data', label: 'Data', class: 'dot-s' },
  ];
  const panels: Record<DockTab, ComponentChildren> = {
    checks: <Checks session={session} />,
    boundary: <Boundary session={session} files={files} />,
    attack: <Attack session={session} />,
    log: <Log session={session} files={files} />,
    data: <Data session={session} />,
  };
  return (
    <section class="dock" aria-label="What happened">
      <h2 class="vh">What happened</h2>
      <div class="dock-bar">
        <Tabs
          label="Instruments"
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
