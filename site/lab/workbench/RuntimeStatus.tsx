/** Owns saying in the top bar which runtime runs the app, and how it is. */
import { useStore } from '@nanostores/preact';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';
import type { Session } from '../session.ts';

const names = { local: 'Local runtime', webcontainer: 'WebContainer' };
const explanations = {
  local: 'The app runs on this machine, started by npm start. Nothing leaves it.',
  webcontainer: 'The app runs inside this browser tab.',
};

export const runtimeWords = (phase: SandboxStatus['phase']): string => {
  if (phase === 'ready') return 'running';
  if (phase === 'failed') return 'stopped';
  return phase === 'disposed' ? 'closed' : 'starting';
};

export function RuntimeStatus({ session: { sandbox } }: { readonly session: Session }) {
  const { phase } = useStore(sandbox.status);
  const state = runtimeWords(phase);
  return (
    <span
      class={`runtime-status is-${state}`}
      title={`${names[sandbox.runtimeKind]}, ${state}. ${explanations[sandbox.runtimeKind]}`}
    >
      <i aria-hidden="true" />
      <span class="hide-s">{names[sandbox.runtimeKind]}</span>
      <span class={state === 'running' ? 'vh' : 't3'}>{state}</span>
    </span>
  );
}
