/** Owns the Attack console: one forged call at a time, what came of it, and those that were sent before. */

import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/attack.ts';
import { tagValue } from '../../lib/sandbox/value.ts';
import type { Session } from '../session.ts';
import { AttackForm, actionKey } from './AttackForm.tsx';
import { AttackResult, type AttackState } from './AttackResult.tsx';
import { Comparison } from './attack/Comparison.tsx';
import { History } from './attack/History.tsx';
import { addSent, pick, pickedPair, type Sent } from './attack/history.ts';
import {
  type AttackDraft,
  loadDraft,
  originOf,
  readArguments,
  saveDraft,
  wantedDraft,
} from './attack-draft.ts';
import { useActions } from './use-actions.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function Attack({ session }: { readonly session: Session }) {
  const { work, sandbox } = session;
  const actions = useActions(session);
  const isUp = useStore(sandbox.status).phase === 'ready';
  const isChecking = useStore(session.run).kind === 'running';
  const [draft, setDraft] = useState(() => loadDraft(work.id));
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<AttackState>({ kind: 'none' });
  const [isSending, setSending] = useState(false);
  const [history, setHistory] = useState<readonly Sent[]>([]);
  const [picked, setPicked] = useState<readonly number[]>([]);
  const top = useRef<HTMLDivElement>(null);
  const pair = pickedPair(history, picked);
  const reason = isChecking ? texts.checksUseTheApp : isUp ? null : texts.theAppIsNotUp;

  useEffect(() => saveDraft(work.id, draft), [work.id, draft]);
  useEffect(
    () =>
      wantedDraft.listen((wanted) => {
        if (!wanted) return;
        wantedDraft.set(null);
        setDraft(wanted);
        setProblem(null);
        setState({ kind: 'none' });
      }),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: this looks at the choice, not at every letter typed.
  useEffect(() => {
    // An action that was renamed or removed cannot stay chosen.
    if (!actions || actions.some((action) => actionKey(action, actions) === draft.action)) return;
    const name = draft.action.split('@')[0];
    const fallback =
      actions.find((action) => action.name === name) ??
      actions.find(({ file }) => file === work.focus) ??
      actions[0];
    if (fallback) setDraft({ ...draft, action: actionKey(fallback, actions) });
  }, [actions, draft.action]);

  const change = (part: Partial<AttackDraft>): void => {
    setDraft({ ...draft, ...part });
    if (part.args !== undefined) setProblem(null);
  };
  const send = async (draft: AttackDraft): Promise<void> => {
    const args = readArguments(draft.args);
    if (!args.ok) return setProblem(args.problem);
    const edits = session.workspace.edits.get();
    setProblem(null);
    setSending(true);
    try {
      const [action = '', file] = draft.action.split('@');
      const page = draft.page.trim();
      const result = await sandbox.control.call({
        action,
        ...(file ? { file } : {}),
        args: await Promise.all(args.values.map(tagValue)),
        as: draft.person,
        origin: originOf(draft),
        ...(page ? { page: page.startsWith('/') ? page : `/${page}` } : {}),
        source: 'attack',
      });
      setHistory((before) => addSent(before, { draft, result, edits }));
      setState({ kind: 'sent', result, person: draft.person });
    } catch (error) {
      const hasStopped = sandbox.status.get().phase !== 'ready';
      setState(hasStopped ? { kind: 'stopped' } : { kind: 'failed', message: messageOf(error) });
    } finally {
      setSending(false);
    }
  };
  const show = ({ draft, result }: Sent): void => {
    setState({ kind: 'sent', result, person: draft.person });
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  const sendAgain = (sent: Sent): void => {
    setDraft(sent.draft);
    top.current?.scrollIntoView({ block: 'nearest' });
    void send(sent.draft);
  };
  const putBack = (): void => {
    session.resetData().then(
      () => setState({ kind: 'put-back' }),
      (error: unknown) => setState({ kind: 'failed', message: messageOf(error) }),
    );
  };

  return (
    <div class="attack">
      <div class="att-grid" ref={top}>
        <AttackForm
          draft={draft}
          actions={actions}
          problem={problem}
          isSending={isSending}
          reason={reason}
          change={change}
          send={() => void send(draft)}
          putBack={putBack}
        />
        <div class="att-seam" aria-hidden="true">
          {state.kind === 'sent' && <i class="att-wire" />}
        </div>
        <AttackResult state={state} />
      </div>
      {history.length > 0 && (
        <History
          history={history}
          picked={picked}
          shown={
            state.kind === 'sent'
              ? (history.find(({ result }) => result === state.result)?.number ?? null)
              : null
          }
          reason={isSending ? texts.sending : reason}
          show={show}
          togglePick={(number) => setPicked(pick(picked, number))}
          sendAgain={sendAgain}
          forget={() => {
            setHistory([]);
            setPicked([]);
          }}
        />
      )}
      {pair && <Comparison pair={pair} />}
    </div>
  );
}
