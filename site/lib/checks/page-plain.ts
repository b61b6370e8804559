/**
 * Owns a page of the app in a browser without JavaScript: fetched as somebody, looked at, filled in and sent, one page
 * after the other.
 */
import { findAll, findOne } from '../preview/find.ts';
import { folded, inWords } from '../preview/match.ts';
import type { Locator } from '../preview/protocol.ts';
import type { Control } from '../sandbox/client/sandbox.ts';
import { canonicalOrigin, type Person, type SandboxResponse } from '../sandbox/sandbox.ts';
import { CheckFailure } from './outcome.ts';
import { narrow, type Queries, queriesFor, toTextMatch } from './page-locator.ts';
import { type PlainDocument, renderInert } from './page-plain-document.ts';
import { type FormRequest, refuseInvalid, requestOf, type Submitter } from './page-plain-form.ts';

export interface ClickOptions {
  /** Sends the form whatever its fields' `required`, `min`, `pattern`… say, as an old browser or an attacker does. */
  readonly novalidate?: boolean;
}

/** An element of a page without JavaScript. What is done needs exactly one that fits. */
export interface PlainLocator extends Queries<PlainLocator> {
  /** Replaces what stands in the field. */
  fill(text: string): Promise<void>;
  /** Chooses an option by its text or its value. */
  select(option: string): Promise<void>;
  /** Ticks a checkbox, or chooses a radio button. */
  check(): Promise<void>;
  /**
   * Presses a button that sends a form, or follows a link. @returns the page that came back, after redirects.
   * @throws {CheckFailure} where a browser would not send the form, or nothing would happen without JavaScript.
   */
  click(options?: ClickOptions): Promise<PlainPage>;
  /** The text of the first that fits; "" if none does. */
  text(): Promise<string>;
  texts(): Promise<readonly string[]>;
  value(): Promise<string | null>;
  count(): Promise<number>;
  /** The n-th of several, from 0. */
  nth(index: number): PlainLocator;
  /** Those that have this text in them. */
  filter(options: { readonly hasText: string | RegExp }): PlainLocator;
}

export interface PlainPage extends Queries<PlainLocator> {
  /** Where the page is, after redirects: path and query. */
  readonly path: string;
}

export interface PlainPageOptions {
  readonly person: Person;
  readonly request: Control['request'];
  /** Told of each page that is opened: it holds a frame until it is closed. */
  onOpen(page: { close(): void }): void;
}

/** As many as browsers follow. */
const MOST_REDIRECTS = 20;

const headerOf = (response: SandboxResponse, wanted: string): string | undefined =>
  response.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** The request that follows a redirect, or null if the answer is none. */
const redirected = (request: FormRequest, response: SandboxResponse): FormRequest | null => {
  const location = headerOf(response, 'location');
  if (location === undefined || ![301, 302, 303, 307, 308].includes(response.status)) return null;
  const target = new URL(location, new URL(request.path, canonicalOrigin));
  if (target.origin !== canonicalOrigin)
    throw new CheckFailure(
      `The app redirected to ${target.origin}, which is not the app.`,
      'a page of the app',
    );
  const path = target.pathname + target.search;
  return response.status >= 307 ? { ...request, path } : { method: 'GET', path, headers: [] };
};

const asHtml = (response: SandboxResponse): string => {
  if (headerOf(response, 'content-type')?.startsWith('text/html')) return response.body;
  const escaped = response.body.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><html><head></head><body><pre>${escaped}</pre></body></html>`;
};

const load = async (first: FormRequest, options: PlainPageOptions): Promise<PlainPage> => {
  let request = first;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await options.request({
      method: request.method,
      path: request.path,
      headers: [['accept', 'text/html'], ...request.headers],
      as: options.person,
      keepCookies: true,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const next = redirected(request, response);
    if (!next) {
      const rendered = await renderInert(asHtml(response));
      options.onOpen(rendered);
      return createPlainPage(request.path, rendered, options);
    }
    request = next;
  }
  throw new CheckFailure(
    `The app redirected more than ${MOST_REDIRECTS} times from ${first.path}.`,
    'a page',
  );
};

const createPlainPage = (path: string, { document }: PlainDocument, options: PlainPageOptions): PlainPage => {
  const filled = new Set<Element>();

  const refuse = (locator: Locator, why: string): never => {
    throw new CheckFailure(`On ${path} without JavaScript, ${inWords(locator)} ${why}.`);
  };
  const one = (locator: Locator): HTMLElement => {
    try {
      return findOne(locator, document, `${path} without JavaScript`);
    } catch (error) {
      throw new CheckFailure(error instanceof Error ? error.message : String(error), inWords(locator));
    }
  };
  /** One that a person could use. */
  const usable = (locator: Locator): HTMLElement => {
    const element = one(locator);
    if (element.matches(':disabled')) refuse(locator, 'is disabled');
    return element;
  };

  const fill = (locator: Locator, text: string): void => {
    const element = usable(locator) as HTMLInputElement | HTMLTextAreaElement;
    if (!element.matches('input, textarea')) refuse(locator, 'is no field to type into');
    if (element.readOnly) refuse(locator, 'cannot be changed');
    // As typing does: what does not fit any more is not taken.
    element.value = element.maxLength >= 0 ? text.slice(0, element.maxLength) : text;
    filled.add(element);
  };
  const select = (locator: Locator, option: string): void => {
    const element = usable(locator) as HTMLSelectElement;
    if (!element.matches('select')) refuse(locator, 'has no options');
    const chosen = [...element.options].find((each) => each.value === option || folded(each.text) === option);
    if (!chosen) refuse(locator, `has no option “${option}”`);
    else if (chosen.disabled) refuse(locator, `does not let anybody choose “${option}”`);
    else chosen.selected = true;
  };
  const check = (locator: Locator): void => {
    const element = usable(locator) as HTMLInputElement;
    if (!element.matches('input[type=checkbox], input[type=radio]')) refuse(locator, 'cannot be ticked');
    element.checked = true;
  };
  const click = async (locator: Locator, { novalidate = false }: ClickOptions): Promise<PlainPage> => {
    const element = usable(locator);
    const link = element.closest('a[href]')?.getAttribute('href');
    if (link !== undefined && link !== null) {
      const target = new URL(link, new URL(path, canonicalOrigin));
      if (target.origin !== canonicalOrigin) refuse(locator, `leads to ${target.origin}, away from the app`);
      return await load({ method: 'GET', path: target.pathname + target.search, headers: [] }, options);
    }
    const submitter = element as Submitter;
    if (
      !element.matches('button, input[type=submit], input[type=image]') ||
      !/^(submit|image)$/.test(submitter.type)
    )
      return refuse(locator, 'does nothing');
    const { form } = submitter;
    if (!form) return refuse(locator, 'belongs to no form, so it does nothing');
    if (!novalidate) refuseInvalid(form, submitter, filled);
    return await load(await requestOf(form, submitter, path), options);
  };

  const createPlainLocator = (locator: Locator): PlainLocator => {
    const all = (): HTMLElement[] => findAll(locator, document);
    const texts = (): string[] => all().map((element) => folded(element.textContent));
    return {
      ...queriesFor(createPlainLocator, locator),
      fill: async (text) => fill(locator, text),
      select: async (option) => select(locator, option),
      check: async () => check(locator),
      click: (how = {}) => click(locator, how),
      text: async () => texts()[0] ?? '',
      texts: async () => texts(),
      async value() {
        const [element] = all();
        return element && 'value' in element && typeof element.value === 'string' ? element.value : null;
      },
      count: async () => all().length,
      nth: (index) => createPlainLocator(narrow(locator, { nth: index })),
      filter: ({ hasText }) => createPlainLocator(narrow(locator, { hasText: toTextMatch(hasText) })),
    };
  };
  return { path, ...queriesFor(createPlainLocator) };
};

/** Opens a path of the app without JavaScript. @throws {CheckFailure} if it leads away from the app. */
export const openPlainPage = (path: string, options: PlainPageOptions): Promise<PlainPage> =>
  load({ method: 'GET', path, headers: [] }, options);
