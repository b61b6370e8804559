/**
 * Owns finding elements the way people and screen readers do, in any document: that of the app's page and, for a page
 * without JavaScript, the inert one that a check parsed.
 */
import { configure, queryAllByLabelText, queryAllByRole, queryAllByText } from '@testing-library/dom';
import { containsText, inWords, toMatcher } from './match.ts';
import type { Locator, Narrowing } from './protocol.ts';

// A failed query must not carry the whole page as text across the boundary.
configure({ getElementError: (message) => new Error(message ?? 'Not found.') });

const narrowed = (found: HTMLElement[], step: Narrowing): HTMLElement[] =>
  'nth' in step
    ? found.slice(step.nth, step.nth + 1)
    : found.filter((element) => containsText(element.textContent, step.hasText));

const query = (container: HTMLElement, { by, role = 'generic', text }: Locator): HTMLElement[] => {
  const matcher = text === undefined ? /.*/s : toMatcher(text);
  if (by === 'label') return queryAllByLabelText(container, matcher);
  if (by === 'text') return queryAllByText(container, matcher);
  return queryAllByRole(container, role, text === undefined ? {} : { name: matcher });
};

const inPageOrder = (one: Element, other: Element): number =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/**
 * Every element that fits, in page order. With `within`, those inside any element that fits that one: a part that is
 * not there yet has nothing in it.
 */
export function findAll(locator: Locator, page: Document): HTMLElement[] {
  const containers = locator.within ? findAll(locator.within, page) : [page.body];
  const found = new Set(containers.flatMap((container) => query(container, locator)));
  // Next's own development overlay is not the learner's page.
  const own = [...found].filter((element) => !element.closest('nextjs-portal')).sort(inPageOrder);
  return (locator.narrow ?? []).reduce(narrowed, own);
}

/** The one element that fits. @throws with what was looked for if there is none or more than one. */
export function findOne(locator: Locator, page: Document, path: string): HTMLElement {
  const found = findAll(locator, page);
  const [first] = found;
  if (!first) throw new Error(`The page ${path} has no ${inWords(locator)}.`);
  if (found.length > 1)
    throw new Error(`The page ${path} has ${found.length} of ${inWords(locator)}; one was expected.`);
  return first;
}
