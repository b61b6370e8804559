/** Owns talking to the page around an embed: telling it what happens, and hearing what it asks for. */
import type { Session } from '../session.ts';
import { originAround } from './around.ts';
import { asMessage, type EmbedEvent, outcomeOf, readRequest } from './messages.ts';

export interface Talk {
  tell(event: EmbedEvent): void;
  /** Tells of a session from now on, and lets the page around run its checks. */
  follow(session: Session): void;
}

/** @param about Which embed it is, for a page that has several. */
export function talkToParent(about: string): Talk {
  const parent = window.parent === window ? null : window.parent;
  const origin = originAround();
  let open: Session | null = null;

  const tell = (event: EmbedEvent): void => {
    // Never to whoever listens: where nobody is named, nobody is told.
    if (parent && origin !== null) parent.postMessage(asMessage(event, about), origin);
  };
  window.addEventListener('message', (event) => {
    if (!parent || origin === null) return;
    const request = readRequest(event, { window: parent, origin });
    if (request?.type === 'theme') document.documentElement.dataset.theme = request.theme;
    else if (request?.type === 'run-checks') void open?.runChecks();
  });
  return {
    tell,
    follow(session) {
      open = session;
      let wasReady = false;
      session.sandbox.status.subscribe(({ phase }) => {
        if (phase !== 'ready' || wasReady) return;
        wasReady = true;
        tell({ type: 'ready' });
      });
      session.run.listen((state, before) => {
        if (state.kind !== 'ended' || before?.kind !== 'running' || state.run.kind !== 'ran') return;
        tell(outcomeOf(state.run.results));
      });
    },
  };
}
