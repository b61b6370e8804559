/** Owns the page's one app, and which of the page's works has it: whatever is opened next takes it over. */
import type { Sandbox } from '../lib/sandbox/client/sandbox.ts';
import type { Workspace } from '../lib/workspace/workspace.ts';
import { pagesAround } from './embed/around.ts';
import { openHiddenFrames } from './hidden-frames.ts';
import { takeFromAddress } from './runtime/address.ts';
import { bootChosen } from './runtime/boot.ts';
import { onNewRuntimeKey } from './runtime/key.ts';
import { openSession, type Session } from './session.ts';
import type { Work } from './work.ts';

export interface Prepared {
  readonly work: Work;
  readonly workspace: Workspace;
}

let open: Session | null = null;
let turn: Promise<unknown> = Promise.resolve();

/** Ends the app with the page: at once, not when its connection times out. */
const endWithPage = (sandbox: Sandbox): void => {
  onNewRuntimeKey(() => {
    if (sandbox.status.get().phase === 'failed') sandbox.restart();
  });
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) void sandbox.dispose();
  });
};

const openNow = async (prepare: () => Promise<Prepared>, signal: AbortSignal): Promise<Session> => {
  signal.throwIfAborted();
  takeFromAddress();
  const prepared = await prepare();
  // What was open before stays open for the one that is wanted by now.
  signal.throwIfAborted();
  const app = open?.leave();
  open = openSession({
    ...prepared,
    boot: bootChosen,
    aroundSite: pagesAround(),
    ...(app && { app }),
    openFrame: openHiddenFrames,
  });
  if (!app) endWithPage(open.sandbox);
  return open;
};

/**
 * Opens something to work on and closes what was open before, whose app goes on with the new files. The first one of a
 * page starts the app.
 * @param signal Aborted when something else is wanted by now.
 * @throws what `prepare` throws, or that it is not wanted any more; then what was open before stays open.
 */
export function openInPage(
  prepare: () => Promise<Prepared>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Session> {
  // One after another: a page has one app, and who asks first starts it.
  const opened = turn.then(() => openNow(prepare, signal));
  turn = opened.catch(() => {});
  return opened;
}
