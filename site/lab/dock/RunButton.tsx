/** Owns the lesson's one primary button, with the reason beside it where it cannot be pressed, and how the run stands. */

import { useStore } from '@nanostores/preact';
import { useRef } from 'preact/hooks';
import * as texts from '#texts/checks.ts';
import { isMac } from '../../components/platform.ts';
import { dockTab } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import { isInApp } from '../preview/app-focus.ts';
import type { Session } from '../session.ts';
import { RunSwitch } from './RunSwitch.tsx';
import { runsAfterEdits } from './run-after-edits.ts';
import { announcement, runText, whyNot } from './summary.ts';

export function RunButton({ session }: { readonly session: Session }) {
  const run = useStore(session.run);
  const { phase } = useStore(session.sandbox.status);
  // In Attack, Send is the primary button.
  const isPrimary = useStore(dockTab) !== 'attack';
  const isFollowing = useStore(runsAfterEdits);
  const isWaiting = useStore(isInApp) && isFollowing && run.kind === 'ended' && run.stale;
  const said = useRef('');
  said.current = announcement(run, isFollowing, session.work.words.passed) ?? said.current;
  const whyNone = useStore(session.work.checks.whyNone);
  const reason = whyNone ?? whyNot(phase);
  const isRunning = run.kind === 'running';
  const isOff = reason !== null || isRunning;

  const press = (): void => {
    if (!isOff) void session.runChecks();
  };
  return (
    <div class="right">
      <span class="note" id="run-note">
        {reason ?? (isWaiting ? texts.waitsForYou : runText(run))}
      </span>
      <span class="vh" role="status">
        {said.current}
      </span>
      <RunSwitch />
      <button
        type="button"
        class={`btn btn-s ${isPrimary ? 'btn-primary' : ''}`}
        aria-disabled={isOff}
        aria-describedby="run-note"
        title={reason ?? undefined}
        onClick={press}
      >
        <Icon name="play" small />
        {texts.runChecks}
        <kbd class="hide-s">{isMac() ? '⌘' : 'Ctrl'} ↵</kbd>
      </button>
    </div>
  );
}
