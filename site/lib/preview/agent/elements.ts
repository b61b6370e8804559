/** Owns finding elements the way people and screen readers do, and saying what they look like now. */
import { configure, queryAllByLabelText, queryAllByRole, queryAllByText } from '@testing-library/dom';
import type { Condition, Locator, Observation, TextMatch } from '../protocol.ts';

// A failed query must not carry the whole page as text across the boundary.
configure({ getElementError: (message) => new Error(message ?? 'Not found.') });

const toMatcher = (text: TextMatch): string | RegExp =>
  typeof text === 'string' ? text : new RegExp(text.pattern, text.flags);

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const matchesText = (actual: string, wanted: TextMatch): boolean =>
  typeof wanted === 'string'
    ? folded(actual) === folded(wanted)
    : new RegExp(wanted.pattern, wanted.flags).test(folded(actual));

const inWords = (locator: Locator): string => {
  const text =
    typeof locator.text === 'string' ? `"${locator.text}"` : locator.text && `/${locator.text.pattern}/`;
  return [locator.by === 'role' ? locator.role : locator.by, text].filter(Boolean).join(' ');
};

/** Every element that fits, in page order. */
export function findAll(locator: Locator): HTMLElement[] {
  const container = locator.within ? findOne(locator.within) : document.body;
  const matcher = locator.text === undefined ? /.*/s : toMatcher(locator.text);
  let found: HTMLElement[];
  if (locator.by === 'role') {
    found = queryAllByRole(
      container,
      locator.role ?? 'generic',
      locator.text === undefined ? {} : { name: matcher },
    );
  } else if (locator.by === 'label') found = queryAllByLabelText(container, matcher);
  else found = queryAllByText(container, matcher);
  // Next's own development overlay is not the learner's page.
  found = found.filter((element) => !element.closest('nextjs-portal'));
  return locator.nth === undefined ? found : found.slice(locator.nth, locator.nth + 1);
}

/** The one element that fits. @throws with what was looked for if there is none or more than one. */
export function findOne(locator: Locator): HTMLElement {
  const found = findAll(locator);
  const [first] = found;
  if (!first) throw new Error(`The page ${location.pathname} has no ${inWords(locator)}.`);
  if (found.length > 1)
    throw new Error(
      `The page ${location.pathname} has ${found.length} of ${inWords(locator)}; one was expected.`,
    );
  return first;
}

const isVisible = (element: HTMLElement): boolean =>
  element.checkVisibility?.({ visibilityProperty: true, opacityProperty: false }) ??
  element.getClientRects().length > 0;

const isDisabled = (element: HTMLElement): boolean =>
  element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true';

export function observe(locator: Locator): Observation {
  const found = findAll(locator);
  const [first] = found;
  if (!first) return { count: 0, visible: false, text: '', value: null, disabled: false };
  const value = 'value' in first && typeof first.value === 'string' ? first.value : null;
  return {
    count: found.length,
    visible: isVisible(first),
    text: folded(first.textContent),
    value,
    disabled: isDisabled(first),
  };
}

export function isMet(condition: Condition, seen: Observation): boolean {
  switch (condition.kind) {
    case 'visible':
      return seen.count > 0 && seen.visible;
    case 'absent':
      return seen.count === 0 || !seen.visible;
    case 'enabled':
      return seen.count > 0 && !seen.disabled;
    case 'disabled':
      return seen.count > 0 && seen.disabled;
    case 'text':
      return seen.count > 0 && matchesText(seen.text, condition.text);
    case 'value':
      return seen.value !== null && matchesText(seen.value, condition.text);
    case 'count':
      return seen.count === condition.count;
  }
}
