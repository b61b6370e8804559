/** Owns the arrangement of the panes of whatever is worked on: code, app and dock, with the handles between them. */
import { useStore } from '@nanostores/preact';
import { createPortal } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import * as texts from '#texts/workbench.ts';
import { arrange, openDock, openFile, panel, showCode } from '../bench-state.ts';
import { placeInAddress } from '../deep-link.ts';
import { Dock } from '../dock/Dock.tsx';
import { runAfterEdits } from '../dock/run-after-edits.ts';
import { whyNot } from '../dock/summary.ts';
import type { CodeLine } from '../editor/code-lines.ts';
import { Editor } from '../editor/Editor.tsx';
import { followFilesPane } from '../files/files-pane.ts';
import { closeFind } from '../find/find-state.ts';
import { Preview } from '../preview/Preview.tsx';
import { openViews } from '../preview/views.ts';
import type { Session } from '../session.ts';
import { FootTabs, StageTabs } from './PanelTabs.tsx';
import { RuntimeStatus } from './RuntimeStatus.tsx';
import { Split } from './Split.tsx';
import { keepSizes } from './sizes.ts';

interface Props {
  readonly session: Session;
  /** The lines of the first file as the build has coloured them. */
  readonly code: readonly CodeLine[];
}

/** Ctrl or Cmd with Enter, anywhere on the page, unless the editor has taken it. */
const onRunKey =
  (session: Session) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    run(session);
  };

const run = (session: Session): void => {
  if ((whyNot(session.sandbox.status.get().phase) ?? session.work.checks.whyNone.get()) !== null) return;
  // Somebody who asks wants to see the run that is under way, whatever caused it.
  if (session.run.get().kind === 'running') openDock('checks');
  // What had the focus among the results goes with them.
  const checks = document.getElementById('dock-panel-checks');
  if (checks?.contains(document.activeElement)) checks.focus();
  void session.runChecks();
};

export function Workbench({ session, code }: Props) {
  const { id, files, focus, person, hasProse } = session.work;
  const [views] = useState(() => openViews(id, person));
  const hasTwo = useStore(views.shown).length === 2;
  if (!openFile.get()) {
    openFile.set(focus);
    const linked = placeInAddress(location.search, Object.keys(session.workspace.files.get()));
    // Nobody has pressed anything, so nothing takes the focus.
    if (linked) showCode(linked, false);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page has one session.
  useEffect(() => {
    const workbench = document.querySelector<HTMLElement>('.wb');
    if (!workbench) return;
    const stops = [arrange(workbench), keepSizes(workbench), runAfterEdits(session), followFilesPane()];
    const onKeyDown = onRunKey(session);
    // The page's prose may point at a panel that is not in front.
    const onClick = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('[data-panel-link="lesson"]')) panel.set('lesson');
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('click', onClick);
    // A run that somebody asked for comes to the front; one that an edit caused must not, nor one that becomes stale.
    const unlisten = session.run.listen((state, before) => {
      const isAsked = state.kind === 'running' && state.cause === 'asked';
      if (isAsked && before?.kind !== 'running') openDock('checks');
    });
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('click', onClick);
      unlisten();
      closeFind();
    };
  }, []);

  const status = document.getElementById('runtime-status');
  return (
    <>
      <div class={`bench ${hasTwo ? 'has-two' : ''}`}>
        {hasProse && (
          <Split name="prose" class="split-v split-prose" pane=".prose-col" label={texts.resizeTheLesson} />
        )}
        <StageTabs session={session} />
        <Editor session={session} files={files} code={code} />
        <Split
          name={hasTwo ? 'appForTwo' : 'app'}
          class="split-v"
          pane=".app"
          label={texts.resizeCodeAndApp}
        />
        <Preview session={session} views={views} />
        <Split name="dock" class="split-h" pane=".dock" label={texts.resizeTheInstruments} />
        <Dock session={session} />
      </div>
      <FootTabs session={session} />
      {status && createPortal(<RuntimeStatus session={session} />, status)}
    </>
  );
}
