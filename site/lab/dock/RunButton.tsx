/** Owns the lesson's one primary button, with the reason beside it where it cannot be pressed. */
import { useStore } from '@nanostores/preact';
import { isMac } from '../../components/platform.ts';
import { dockTab } from '../bench-state.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { runText, whyNot } from './summary.ts';

export function RunButton({ session }: { readonly session: Session }) {
  const run = useStore(session.run);
  const { phase } = useStore(session.sandbox.status);
  // In Attack, Send is the primary button.
  const isPrimary = useStore(dockTab) !== 'attack';
  const reason = whyNot(phase);
  const isRunning = run.kind === 'running';
  const isOff = reason !== null || isRunning;

  const press = (): void => {
    if (!isOff) void session.runChecks();
  };
  return (
    <div class="right">
      <span class="note" id="run-note">
        {reason ?? runText(run)}
      </span>
      <span class="vh" role="status">
        {run.kind === 'idle' ? '' : runText(run)}
      </span>
      <button
        type="button"
        class={`btn btn-s ${isPrimary ? 'btn-primary' : ''}`}
        aria-disabled={isOff}
        aria-describedby="run-note"
        title={reason ?? undefined}
        onClick={press}
      >
        <Icon name="play" small />
        Run checks
        <kbd class="hide-s">{isMac() ? '⌘' : 'Ctrl'} ↵</kbd>
      </button>
    </div>
  );
}
