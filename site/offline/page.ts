/**
 * Owns a page's side of keeping the site: its service worker is registered once the page has nothing more urgent to do,
 * and what is new is announced, never forced. Where there is none (no HTTPS, storage forbidden) the site goes on without.
 */
import { siteHref } from '../lab/site-href.ts';
import { onLoadIt, showNews } from './announcement.ts';
import { ask, KEEP_WORKBENCH, TAKE_OVER, WHICH_BUILD } from './messages.ts';

const HOUR_MS = 3_600_000;
const pageBuild = document.documentElement.dataset.build;
/** What is kept, for the style sheet to say so. */
const say = (kept: 'pages' | 'all'): void => {
  document.documentElement.dataset.kept = kept;
};

const savesData = (): boolean =>
  'connection' in navigator &&
  (navigator.connection as { readonly saveData?: boolean } | undefined)?.saveData === true;

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    const idle = (): void => {
      // Safari has none.
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5000 });
      else setTimeout(resolve, 1000);
    };
    if (document.readyState === 'complete') idle();
    else addEventListener('load', idle, { once: true });
  });

/** Hears of new versions: from the browser, which looks at every visit, and by looking again while a page stays open. */
const watch = (registration: ServiceWorkerRegistration): void => {
  const { serviceWorker } = navigator;
  let hadOne = serviceWorker.controller !== null;
  let loadsAnew = false;

  const meet = async (worker: ServiceWorker): Promise<void> => {
    if (!hadOne) return;
    if ((await ask(worker, WHICH_BUILD)) !== pageBuild) showNews();
    // This page has come from the server and is new already.
    else if (worker === registration.waiting) worker.postMessage(TAKE_OVER);
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void meet(installing);
    });
  });
  serviceWorker.addEventListener('controllerchange', () => {
    if (loadsAnew) location.reload();
    else if (serviceWorker.controller) void meet(serviceWorker.controller);
    hadOne = true;
  });
  onLoadIt(() => {
    loadsAnew = true;
    // Another window may have let it take over.
    if (registration.waiting) registration.waiting.postMessage(TAKE_OVER);
    else location.reload();
  });
  if (registration.waiting) void meet(registration.waiting);

  const look = (): void => {
    if (document.visibilityState === 'visible' && navigator.onLine) registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  setInterval(look, HOUR_MS);
};

/** The development server has other files at every moment, so what a built site left on its port has to go. */
const leave = async (): Promise<void> => {
  const scope = new URL(siteHref('/'), location.href).href;
  const registrations = await navigator.serviceWorker.getRegistrations();
  const ours = registrations.filter((registration) => registration.scope === scope);
  await Promise.all(ours.map((registration) => registration.unregister()));
};

const register = async (): Promise<void> => {
  const { serviceWorker } = navigator;
  if (import.meta.env.DEV) return await leave();
  const base = siteHref('/');
  const there = await serviceWorker.getRegistration(base);
  if (!there && savesData()) return;
  await whenIdle();
  watch(await serviceWorker.register(`${base}service-worker.js`, { scope: base, updateViaCache: 'none' }));
  const { active } = await serviceWorker.ready;
  say('pages');
  const isLesson = document.querySelector('.wb') !== null;
  if (active && isLesson && (await ask(active, KEEP_WORKBENCH)) === true) say('all');
};

/** Call it once for a page. */
export function keepSite(): void {
  if (!('serviceWorker' in navigator)) return;
  // Kept or not, the page is there.
  register().catch(() => {});
}
