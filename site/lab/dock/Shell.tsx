/** Owns the shell as an instrument: opening it, its terminal with what can be done with it, and why there is none. */
import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/shell.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { createShellControl, type ShellControl, type ShellState } from './shell/shell-control.ts';

const said = (state: ShellState): string => {
  if (state.kind === 'opening') return texts.opening;
  if (state.kind !== 'ended') return '';
  return state.limit ? texts.endedBecause[state.limit] : texts.ended;
};

function Nothing({
  state,
  isUp,
  open,
}: {
  readonly state: ShellState;
  readonly isUp: boolean;
  open(): void;
}) {
  return (
    <div class="empty">
      {state.kind === 'refused' ? (
        <div class="callout c-tool" role="alert">
          <Icon name="wrench" />
          <div>
            <strong>{texts.notOpened}</strong>
            <p>{state.why}</p>
          </div>
        </div>
      ) : (
        <>
          <h3>{texts.aShell}</h3>
          <p>{texts.whatItIs}</p>
          <p>{texts.filesStay}</p>
        </>
      )}
      <p class="acts">
        <button type="button" class="btn" onClick={open} disabled={!isUp}>
          {texts.openIt}
        </button>
        {!isUp && <span class="field-note">{texts.waitsForRuntime}</span>}
      </p>
    </div>
  );
}

function Bar({
  control,
  state,
  open,
}: {
  readonly control: ShellControl;
  readonly state: ShellState;
  open(): void;
}) {
  const terminal = useStore(control.terminal);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(terminal?.text() ?? '').then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="list-bar">
      <span class="t3 hide-touch">
        {texts.keys(<kbd>Tab</kbd>, [<kbd key="ctrl">Ctrl</kbd>, <kbd key="i">I</kbd>])}
      </span>
      <span role="status">{said(state)}</span>
      <span class="right">
        <button type="button" class="btn btn-quiet btn-s" onClick={copy} onBlur={() => setCopied(false)}>
          {copied ? texts.copied : texts.copy}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={() => terminal?.clear()}>
          {texts.clear}
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={open}>
          {texts.startAgain}
        </button>
      </span>
    </div>
  );
}

export function Shell({ session: { sandbox } }: { readonly session: Session }) {
  const host = useRef<HTMLDivElement>(null);
  const [control] = useState(() =>
    createShellControl(
      (size) => sandbox.openShell(size),
      async (events) => {
        const { makeTerminal } = await import('./shell/terminal.ts').catch(() => {
          throw new Error(texts.couldNotBeLoaded);
        });
        if (!host.current) throw new Error('The place of the terminal is gone.');
        return makeTerminal(host.current, events);
      },
    ),
  );
  const state = useStore(control.state);
  const isUp = useStore(sandbox.runtimeKind) !== null;
  const open = (): void => void control.open();
  // A shell goes with its lesson.
  useEffect(() => control.end, [control]);
  const isThere = state.kind !== 'none' && state.kind !== 'refused';
  return (
    <div class="shell">
      {isThere ? (
        <Bar control={control} state={state} open={open} />
      ) : (
        <Nothing state={state} isUp={isUp} open={open} />
      )}
      <div class="shell-terminal" ref={host} hidden={!isThere} />
      {isThere && <p class="shell-note t3">{texts.filesStay}</p>}
    </div>
  );
}
