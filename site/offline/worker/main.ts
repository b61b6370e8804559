/**
 * Owns the service worker: what it does when it is installed, when it takes over, and when a page asks for something. The
 * build starts it with the list of what it has built (scripts/site/service-worker.ts).
 */
import { type Built, OFFLINE_PAGE } from '../built.ts';
import { KEEP_WORKBENCH, TAKE_OVER, WHICH_BUILD } from '../messages.ts';
import { answer } from './answer.ts';
import { openKeptFiles } from './kept-files.ts';
import { planFor } from './plan.ts';
import type { WorkerScope } from './scope.ts';

export function serve(built: Built, scope: WorkerScope): void {
  const kept = openKeptFiles(built, scope);

  /** A window that shows an older version goes on loading parts of it, so that version stays while there may be one. */
  const removeOthersUnless = async (mayNeedThem: (id: string, all: number) => boolean): Promise<void> => {
    const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const { installing, waiting } = scope.registration;
    // A newer version's files are there before it is.
    if (installing || waiting || windows.some(({ id }) => mayNeedThem(id, windows.length))) return;
    await kept.removeOthers();
  };

  // It fails as a whole, and then the version before goes on as it did.
  const install = async (): Promise<void> => {
    await kept.keep('pages');
    if (await kept.wantsWorkbench()) await kept.keep('workbench');
  };

  const activate = async (): Promise<void> => {
    // A single window is the one that asked for it, and loads anew.
    await removeOthersUnless((_, all) => all > 1);
    await scope.clients.claim();
  };

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('message', (event) => {
    const tell = (message: unknown): void => event.ports[0]?.postMessage(message);
    if (event.data === WHICH_BUILD) tell(built.build);
    else if (event.data === TAKE_OVER) event.waitUntil(scope.skipWaiting());
    else if (event.data === KEEP_WORKBENCH)
      event.waitUntil(
        kept.keep('workbench').then(
          () => tell(true),
          () => tell(false),
        ),
      );
  });
  scope.addEventListener('fetch', (event) => {
    const { request, clientId, resultingClientId } = event;
    const plan = planFor(request, built, scope.location);
    if (plan.by === 'nobody-here') return;
    const offlinePage = built.files.find(({ path }) => path === OFFLINE_PAGE);
    event.respondWith(
      answer(request, plan, { kept, offlinePage, base: built.base, fetch: scope.fetch.bind(scope) }),
    );
    if (request.mode === 'navigate')
      event.waitUntil(removeOthersUnless((id) => id !== clientId && id !== resultingClientId));
  });
}
