/** The site's side of a page test: runs in the browser and offers what a check is given, to be used from the test. */
import { expect } from '../../../site/lib/checks/expect.ts';
import { CheckFailure } from '../../../site/lib/checks/outcome.ts';
import { createPagePort } from '../../../site/lib/checks/page.ts';
import type { User } from '../../../site/lib/checks/user.ts';
import { controlFrame } from '../../../site/lib/preview/frame.ts';
import { type Crossing, STILL_PAGE } from '../../../site/lib/preview/protocol.ts';
import type { Previews } from '../../../site/lib/sandbox/client/previews.ts';
import type { Control } from '../../../site/lib/sandbox/client/sandbox.ts';
import type { Person } from '../../../site/lib/sandbox/sandbox.ts';

const holds = { count: 0 };

declare global {
  interface Window {
    previews: Previews;
    controlRequest: Control['request'];
    kit: typeof kit;
  }
}

/** What pages told of the calls they made, in order. */
const crossings: Crossing[] = [];

const openFrame = (name: string) => (person: Person) => {
  const element = document.createElement('iframe');
  element.name = name;
  element.style.cssText = 'width: 1024px; height: 768px; opacity: 0';
  document.body.append(element);
  const frame = controlFrame(element, window.previews[person]);
  frame.crossing.listen((crossing) => {
    if (crossing) crossings.push(crossing);
  });
  return {
    path: frame.path,
    console: frame.console,
    crossing: frame.crossing,
    open: (path: string) => frame.open(path),
    get agent() {
      return frame.agent;
    },
    close() {
      frame.close();
      element.remove();
    },
  };
};

const kit = {
  expect,
  crossings,
  holds,
  /** Runs `body` with a page of its own, as a check has it, or with one that hears what is compiled, as a learner's does. */
  async withPage<T>(
    body: (page: ReturnType<typeof createPagePort>) => Promise<T>,
    name: typeof STILL_PAGE | 'live' = STILL_PAGE,
  ): Promise<T> {
    const page = createPagePort({
      openFrame: openFrame(name),
      holds,
      request: (given) => window.controlRequest(given),
    });
    try {
      return await body(page);
    } finally {
      page.close();
    }
  },
  /** What an expectation says that does not hold. */
  async failureOf(work: () => Promise<unknown>): Promise<{ message: string; expected: string | null }> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      return { message: error.message, expected: error.expected };
    }
    throw new Error('It holds.');
  },
  as: (person: User['person']): User => ({ person, id: `usr_${person}` }),
};
window.kit = kit;
