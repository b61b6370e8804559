/** Owns the two strips that choose a panel where there is no room for all: code or app, and the tabs at the bottom. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/workbench.ts';
import { type Panel, panel, stage } from '../bench-state.ts';
import { tally } from '../dock/summary.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { type Tab, Tabs } from '../Tabs.tsx';
import { runtimeWords } from './RuntimeStatus.tsx';

export function StageTabs({ session }: { readonly session: Session }) {
  const chosen = useStore(stage);
  const state = runtimeWords(useStore(session.sandbox.status).phase);
  const stageTabs: readonly Tab<'code' | 'app'>[] = [
    { id: 'code', label: texts.code },
    {
      id: 'app',
      label: (
        <>
          {texts.app}
          {state !== 'running' && <span class="count">{state}</span>}
        </>
      ),
    },
  ];
  return (
    <Tabs
      label={texts.codeOrApp}
      idPrefix="stage"
      class="stage-tabs tabs"
      tabs={stageTabs}
      chosen={chosen}
      choose={(id) => stage.set(id)}
    />
  );
}

export function FootTabs({ session }: { readonly session: Session }) {
  const chosen = useStore(panel);
  const { hasProse } = session.work;
  const states = Object.values(useStore(session.checkStates));
  const { failed } = tally(states.flatMap((state) => (state.status === 'done' ? [state.result] : [])));
  const label = (icon: string, words: string) => (
    <>
      <Icon name={icon} />
      {words}
    </>
  );
  const tabs: { id: Panel; label: preact.ComponentChildren }[] = [
    ...(hasProse ? [{ id: 'lesson' as const, label: label('book', texts.lesson) }] : []),
    { id: 'code', label: label('codei', texts.code) },
    { id: 'app', label: label('win', texts.app) },
    {
      id: 'dock',
      label: (
        <>
          {label('list', texts.checks)}
          {failed > 0 && (
            <span class="n">
              {failed}
              <span class="vh"> {texts.failed}</span>
            </span>
          )}
        </>
      ),
    },
  ];
  const choose = (id: Panel): void => {
    panel.set(id);
    window.scrollTo(0, 0);
  };
  return (
    <nav aria-label={texts.panels}>
      <Tabs
        label={texts.panels}
        idPrefix="panel"
        class="foot-tabs"
        tabClass="foot-tab"
        tabs={tabs}
        chosen={chosen}
        choose={choose}
      />
    </nav>
  );
}
