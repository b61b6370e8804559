/** Owns comparing texts as people read them, and putting into words what a locator looks for. Needs no document. */
import type { Locator, TextMatch } from './protocol.ts';

/** A text as people read it: white space folded. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

// A pattern with the flag g or y remembers where it stopped; a new one each time starts at the beginning.
export const toMatcher = (text: TextMatch): string | RegExp =>
  typeof text === 'string' ? text : new RegExp(text.pattern, text.flags);

/** Whether a text is, as people read it, the one that is wanted. */
export const matchesText = (actual: string, wanted: TextMatch): boolean => {
  const matcher = toMatcher(wanted);
  return typeof matcher === 'string' ? folded(actual) === folded(matcher) : matcher.test(folded(actual));
};

/** Whether a text has the wanted one in it. */
export const containsText = (actual: string, wanted: TextMatch): boolean => {
  const matcher = toMatcher(wanted);
  return typeof matcher === 'string'
    ? folded(actual).includes(folded(matcher))
    : matcher.test(folded(actual));
};

/** A text match as the middle of a sentence: “Like” or /like/i. */
const textInWords = (text: TextMatch): string =>
  typeof text === 'string' ? `“${text}”` : `/${text.pattern}/${text.flags}`;

/** What a locator looks for, as part of a sentence: `button “Like” with “Gala” in list`. */
export const inWords = ({ by, role, text, narrow = [], within }: Locator): string => {
  const kind = by === 'role' ? role : by === 'label' ? 'field' : 'text';
  const steps = narrow.map((step) =>
    'nth' in step ? `(number ${step.nth + 1})` : `with ${textInWords(step.hasText)}`,
  );
  const words = [kind, text === undefined ? '' : textInWords(text), ...steps];
  if (within) words.push('in', inWords(within));
  return words.filter(Boolean).join(' ');
};
