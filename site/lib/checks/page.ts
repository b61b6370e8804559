/** Owns driving a page of the app as a person would: find by role, label or text, act, and look. */
import type { PreviewFrame } from '../preview/frame.ts';
import type { Condition, ElementAction, Locator, Observation, TextMatch } from '../preview/protocol.ts';
import type { Person } from '../sandbox/sandbox.ts';
import { CheckFailure } from './outcome.ts';
import type { User } from './user.ts';

/** How long an element may take to become what is expected. Not a wait: it ends at the first change that fits. */
const PATIENCE_MS = 5000;

export interface ElementLocator {
  readonly description: string;
  click(): Promise<void>;
  doubleClick(): Promise<void>;
  /** Types key by key into what is there. */
  type(text: string): Promise<void>;
  /** Replaces what is there. */
  fill(text: string): Promise<void>;
  select(option: string): Promise<void>;
  press(keys: string): Promise<void>;
  text(): Promise<string>;
  /** The n-th of several, from 0. */
  nth(index: number): ElementLocator;
  getByRole: PagePort['getByRole'];
  getByLabel: PagePort['getByLabel'];
  getByText: PagePort['getByText'];
  waitFor(condition: Condition): Promise<{ met: boolean; observation: Observation }>;
}

export interface PagePort {
  /** Opens a path of the app as somebody; `anon` if nobody is given. */
  goto(path: string, options?: { readonly as?: User | 'anon' }): Promise<void>;
  getByRole(role: string, options?: { readonly name?: string | RegExp }): ElementLocator;
  getByLabel(text: string | RegExp): ElementLocator;
  getByText(text: string | RegExp): ElementLocator;
  /** Errors and warnings that the page's console printed. */
  consoleProblems(): readonly string[];
}

/** Opens a frame for checks at a person's origin; closed by the runner when the check is over. */
export type OpenFrame = (person: Person) => PreviewFrame;

export const toTextMatch = (text: string | RegExp): TextMatch =>
  typeof text === 'string' ? text : { pattern: text.source, flags: text.flags };

const inWords = (locator: Locator): string => {
  const text =
    typeof locator.text === 'string' ? `“${locator.text}”` : locator.text && `/${locator.text.pattern}/`;
  const kind = locator.by === 'role' ? locator.role : locator.by === 'label' ? 'field' : 'text';
  return [kind, text].filter(Boolean).join(' ');
};

const queriesIn = (
  agent: () => PreviewFrame['agent'],
  within?: Locator,
): Pick<PagePort, 'getByRole' | 'getByLabel' | 'getByText'> => {
  const locate = (locator: Locator): ElementLocator =>
    createLocator(agent, within ? { ...locator, within } : locator);
  return {
    getByRole: (role, options = {}) =>
      locate({
        by: 'role',
        role,
        ...(options.name === undefined ? {} : { text: toTextMatch(options.name) }),
      }),
    getByLabel: (text) => locate({ by: 'label', text: toTextMatch(text) }),
    getByText: (text) => locate({ by: 'text', text: toTextMatch(text) }),
  };
};

const createLocator = (agent: () => PreviewFrame['agent'], locator: Locator): ElementLocator => {
  const act = async (action: ElementAction): Promise<void> => {
    try {
      await agent().act({ locator, action });
    } catch (error) {
      // The agent could not find or use it: the page is not what it should be.
      throw new CheckFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    description: inWords(locator),
    ...queriesIn(agent, locator),
    click: () => act({ kind: 'click' }),
    doubleClick: () => act({ kind: 'doubleClick' }),
    type: (text) => act({ kind: 'type', text }),
    fill: (text) => act({ kind: 'fill', text }),
    select: (option) => act({ kind: 'select', option }),
    press: (keys) => act({ kind: 'press', keys }),
    text: async () => (await agent().observe(locator)).text,
    nth: (index) => createLocator(agent, { ...locator, nth: index }),
    waitFor: (condition) => agent().waitFor({ locator, condition, milliseconds: PATIENCE_MS }),
  };
};

/** A page for one check. `close` ends it. */
export function createPagePort(openFrame: OpenFrame): PagePort & { close(): void } {
  let open: { person: Person; frame: PreviewFrame } | null = null;
  const agent = (): PreviewFrame['agent'] => {
    if (!open) throw new Error('The check looks at a page before it opened one with page.goto().');
    return open.frame.agent;
  };
  return {
    async goto(path, { as = 'anon' } = {}) {
      const person = as === 'anon' ? 'anon' : as.person;
      if (open?.person !== person) {
        open?.frame.close();
        open = { person, frame: openFrame(person) };
      }
      await open.frame.open(path);
    },
    ...queriesIn(agent),
    consoleProblems: () =>
      (open?.frame.console.get() ?? []).filter(({ level }) => level !== 'log').map(({ text }) => text),
    close() {
      open?.frame.close();
      open = null;
    },
  };
}
