/**
 * The preview agent: runs inside the learner's app, before its scripts. Lets the site see where the page is, what its
 * console says, and act on it as a person would. It answers only over the channel it gave to the site's own origin.
 */
import { createResponder, type Handlers, type Responder } from '../../rpc/rpc.ts';
import { type PreviewProtocol, previewProtocol } from '../protocol.ts';
import { act } from './act.ts';
import { type Activity, watchActivity } from './activity.ts';
import { reloadOnceMended } from './broken-page.ts';
import { watchConsole } from './console.ts';
import { watchCrossings } from './crossings.ts';
import { isMet, observe } from './elements.ts';
import { keepEarlyRefreshes } from './lost-refresh.ts';
import { keepOverlayFromFocus } from './overlay-focus.ts';
import { watchPresses } from './pressed.ts';
import { keepPageStill } from './still-page.ts';
import { createTraces } from './trace.ts';
import { watchUnfinished } from './unfinished.ts';
import { whenPage, whenPainted } from './wait.ts';

const script = document.currentScript;
const site = script?.dataset.site ?? '';
const path = (): string => location.pathname + location.search + location.hash;

const createHandlers = (activity: Activity): Handlers<PreviewProtocol> => {
  const traces = createTraces();
  return {
    observe: (locator) => observe(locator),
    async waitFor({ locator, condition, patience }) {
      const look = (): true | null => (isMet(condition, observe(locator)) ? true : null);
      const met = await whenPage(look, patience, activity);
      return { met: met === true, observation: observe(locator) };
    },
    async act(request) {
      await act(request, activity);
      return null;
    },
    startTrace: (locator) => traces.start(locator),
    stopTrace: (id) => traces.stop(id),
    async atRest(patience) {
      await whenPage(() => null, patience, activity);
      return null;
    },
    ping: () => null,
    async nextFrame() {
      await whenPainted();
      return null;
    },
  };
};

const watchNavigation = (responder: Responder<PreviewProtocol>): void => {
  const tell = (): void => responder.emit('navigated', { path: path(), title: document.title });
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history);
    history[method] = (...args) => {
      original(...args);
      tell();
    };
  }
  addEventListener('popstate', tell);
  addEventListener('DOMContentLoaded', tell);
};

// Only a page shown inside something else has anybody to talk to.
if (site !== '' && window.parent !== window) {
  keepPageStill();
  reloadOnceMended();
  keepEarlyRefreshes();
  keepOverlayFromFocus();
  const channel = new MessageChannel();
  const activity = watchActivity();
  const responder = createResponder(previewProtocol, createHandlers(activity), (message) =>
    channel.port1.postMessage(message),
  );
  channel.port1.onmessage = (event) => void responder.receive(event.data);
  watchConsole((line) => responder.emit('console', line));
  watchNavigation(responder);
  watchUnfinished(activity, (isUnfinished) => responder.emit('unfinished', isUnfinished));
  watchPresses(() => responder.emit('pressed', null));
  watchCrossings((crossing) => responder.emit('crossed', crossing));
  const greeting = {
    lab: 'hello',
    person: script?.dataset.person ?? 'anon',
    path: path(),
    title: document.title,
  };
  window.parent.postMessage(greeting, site, [channel.port2]);
}
