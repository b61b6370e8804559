/** Owns pointing at elements of a page: locators, what can be done with them, and what can be seen of them. */

import { PageLeft, type PreviewFrame } from '../preview/frame.ts';
import { inWords } from '../preview/match.ts';
import type {
  Condition,
  ElementAction,
  Locator,
  Observation,
  Patience,
  TextMatch,
} from '../preview/protocol.ts';
import { CheckFailure } from './outcome.ts';

/** The three ways in which a person finds something; each is strict where something is done with it. */
export interface Queries<L> {
  /** By ARIA role, and by accessible name: the whole of it as a text, or a pattern. */
  getByRole(role: string, options?: { readonly name?: string | RegExp }): L;
  /** A field by its label. */
  getByLabel(text: string | RegExp): L;
  /** The innermost element with this text: the whole of it, or a pattern. */
  getByText(text: string | RegExp): L;
}

export interface ElementLocator extends Queries<ElementLocator> {
  readonly description: string;
  /** What the page is asked for. */
  readonly locator: Locator;
  click(): Promise<void>;
  doubleClick(): Promise<void>;
  /** Types key by key into what is there. */
  type(text: string): Promise<void>;
  /** Replaces what is there. */
  fill(text: string): Promise<void>;
  select(option: string): Promise<void>;
  press(keys: string): Promise<void>;
  /** The text of the first that fits, as it is now; "" if none does. */
  text(): Promise<string>;
  /** The texts of all that fit, as they are now. */
  texts(): Promise<readonly string[]>;
  /** What stands in the first field that fits, as it is now; null if it is no field. */
  value(): Promise<string | null>;
  /** How many fit now. */
  count(): Promise<number>;
  /** The n-th of several, from 0. */
  nth(index: number): ElementLocator;
  /** Those that have this text in them. */
  filter(options: { readonly hasText: string | RegExp }): ElementLocator;
  waitFor(condition: Condition): Promise<{ met: boolean; observation: Observation }>;
}

export const toTextMatch = (text: string | RegExp): TextMatch =>
  typeof text === 'string' ? text : { pattern: text.source, flags: text.flags };

/** Queries that make locators, each inside `within` where that is given. */
export const queriesFor = <L>(make: (locator: Locator) => L, within?: Locator): Queries<L> => {
  const locate = (locator: Locator): L => make(within ? { ...locator, within } : locator);
  return {
    getByRole: (role, { name } = {}) =>
      locate({ by: 'role', role, ...(name === undefined ? {} : { text: toTextMatch(name) }) }),
    getByLabel: (text) => locate({ by: 'label', text: toTextMatch(text) }),
    getByText: (text) => locate({ by: 'text', text: toTextMatch(text) }),
  };
};

/** The same locator, one step narrower. */
export const narrow = (locator: Locator, step: NonNullable<Locator['narrow']>[number]): Locator => ({
  ...locator,
  narrow: [...(locator.narrow ?? []), step],
});

type Agent = PreviewFrame['agent'];

/** What a locator needs of the page it belongs to. */
export interface LocatorPage {
  agent(): Agent;
  /** How long something may take from now on. */
  patience(): Patience;
}

/** Asks the page again where another one took its place while it looked. */
export const askAgain = async <T>(page: LocatorPage, ask: (agent: Agent) => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask(page.agent());
    } catch (error) {
      if (!(error instanceof PageLeft)) throw error;
    }
  }
};

export const createLocator = (page: LocatorPage, locator: Locator): ElementLocator => {
  const act = async (action: ElementAction): Promise<void> => {
    try {
      await page.agent().act({ locator, action, patience: page.patience() });
    } catch (error) {
      // What was done has led to another page.
      if (error instanceof PageLeft) return;
      // The agent could not find or use it: the page is not what it should be.
      throw new CheckFailure(error instanceof Error ? error.message : String(error), inWords(locator));
    }
  };
  const observe = (): Promise<Observation> => askAgain(page, (agent) => agent.observe(locator));
  return {
    description: inWords(locator),
    locator,
    ...queriesFor((inner) => createLocator(page, inner), locator),
    click: () => act({ kind: 'click' }),
    doubleClick: () => act({ kind: 'doubleClick' }),
    type: (text) => act({ kind: 'type', text }),
    fill: (text) => act({ kind: 'fill', text }),
    select: (option) => act({ kind: 'select', option }),
    press: (keys) => act({ kind: 'press', keys }),
    text: async () => (await observe()).text,
    texts: async () => (await observe()).texts,
    value: async () => (await observe()).value,
    count: async () => (await observe()).count,
    nth: (index) => createLocator(page, narrow(locator, { nth: index })),
    filter: ({ hasText }) => createLocator(page, narrow(locator, { hasText: toTextMatch(hasText) })),
    waitFor: (condition) =>
      askAgain(page, (agent) => agent.waitFor({ locator, condition, patience: page.patience() })),
  };
};
