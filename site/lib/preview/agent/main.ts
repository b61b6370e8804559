/**
 * The preview agent: runs inside the learner's app, before its scripts. Lets the site see where the page is, what its
 * console says, and act on it as a person would. It answers only over the channel it gave to the site's own origin.
 */
import { userEvent } from '@testing-library/user-event';
import { createResponder, type Handlers, type Responder } from '../../rpc/rpc.ts';
import { type ElementAction, type PreviewProtocol, previewProtocol } from '../protocol.ts';
import { findOne, isMet, observe } from './elements.ts';

const script = document.currentScript;
const site = script?.dataset.site ?? '';
const path = (): string => location.pathname + location.search + location.hash;

const hasReact = (element: Element): boolean =>
  Object.keys(element).some((key) => key.startsWith('__reactFiber$'));

/** Resolves at the first change of the page after which `test` holds; null when the time is up. */
const whenPage = <T>(test: () => T | null, milliseconds: number): Promise<T | null> =>
  new Promise((resolve) => {
    const finish = (value: T | null): void => {
      observer.disconnect();
      clearTimeout(timer);
      document.removeEventListener('input', look, true);
      resolve(value);
    };
    const look = (): void => {
      const value = test();
      if (value !== null) finish(value);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => finish(null), milliseconds);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    document.addEventListener('input', look, true);
    look();
  });

/** React marks the nodes it has taken over, which no observer hears of, so this one is asked again and again. */
const whenHydrated = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    const deadline = performance.now() + 5000;
    const look = (): void => {
      if (hasReact(element) || performance.now() > deadline) resolve();
      else setTimeout(look, 10);
    };
    look();
  });

const perform = async (element: HTMLElement, action: ElementAction): Promise<void> => {
  const user = userEvent.setup({ delay: null });
  switch (action.kind) {
    case 'click':
      return await user.click(element);
    case 'doubleClick':
      return await user.dblClick(element);
    case 'type':
      return await user.type(element, action.text.replace(/[{[]/g, '$&$&'));
    case 'fill':
      await user.clear(element);
      if (action.text !== '') await user.type(element, action.text.replace(/[{[]/g, '$&$&'));
      return;
    case 'select':
      return await user.selectOptions(element, action.option);
    case 'press':
      element.focus();
      return await user.keyboard(action.keys);
  }
};

const handlers: Handlers<PreviewProtocol> = {
  observe: (locator) => observe(locator),
  async waitFor({ locator, condition, milliseconds }) {
    const met = await whenPage(() => (isMet(condition, observe(locator)) ? true : null), milliseconds);
    return { met: met === true, observation: observe(locator) };
  },
  async act({ locator, action }) {
    await whenPage(() => (observe(locator).count > 0 ? true : null), 5000);
    const element = findOne(locator);
    await whenHydrated(element);
    await perform(findOne(locator), action);
    return null;
  },
};

const watchConsole = (responder: Responder<PreviewProtocol>): void => {
  const levels = { error: 'error', warn: 'warning', log: 'log' } as const;
  for (const [method, level] of Object.entries(levels) as [
    keyof typeof levels,
    (typeof levels)[keyof typeof levels],
  ][]) {
    const original = console[method].bind(console);
    console[method] = (...args: unknown[]) => {
      original(...args);
      responder.emit('console', { level, text: args.map(String).join(' ').slice(0, 4000) });
    };
  }
  addEventListener('error', (event) => responder.emit('console', { level: 'error', text: event.message }));
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
  const channel = new MessageChannel();
  const responder = createResponder(previewProtocol, handlers, (message) =>
    channel.port1.postMessage(message),
  );
  channel.port1.onmessage = (event) => void responder.receive(event.data);
  watchConsole(responder);
  watchNavigation(responder);
  const greeting = {
    lab: 'hello',
    person: script?.dataset.person ?? 'anon',
    path: path(),
    title: document.title,
  };
  window.parent.postMessage(greeting, site, [channel.port2]);
}
