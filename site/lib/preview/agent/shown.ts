/** Owns noticing what the page shows: which text became which other, where and when, for the last few seconds. */
import type { ShownChange } from '../protocol.ts';

const KEPT = 60;
const LONGEST_TEXT = 80;
/** Elements whose text nobody reads. */
const UNSEEN = 'script, style, noscript, template, head, nextjs-portal, next-route-announcer';

const places = new WeakMap<Element, number>();
let lastPlace = 0;
const placeOf = (element: Element): number => {
  const place = places.get(element) ?? ++lastPlace;
  places.set(element, place);
  return place;
};

const inShort = (text: string): string => {
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length > LONGEST_TEXT ? `${folded.slice(0, LONGEST_TEXT - 1)}…` : folded;
};

const textOf = (nodes: Iterable<Node>): string => [...nodes].map((node) => node.textContent ?? '').join('');

/** What one element's text was before a batch of changes of its text nodes. */
const textBefore = (element: Element, former: ReadonlyMap<Node, string>): string =>
  [...element.childNodes].map((node) => former.get(node) ?? node.textContent ?? '').join('');

/** Texts that a batch of changes made into others. Text that only moved, or came back within the batch, is none. */
export function shownChanges(records: readonly MutationRecord[], at: number): ShownChange[] {
  const former = new Map<Node, string>();
  const came = new Map<Element, { added: Set<Node>; removed: Set<Node> }>();
  const touched = new Set<Element>();
  for (const { type, target, oldValue, addedNodes, removedNodes } of records) {
    if (type === 'characterData') {
      if (!former.has(target)) former.set(target, oldValue ?? '');
      if (target.parentElement) touched.add(target.parentElement);
    } else if (target instanceof Element) {
      const both = came.get(target) ?? { added: new Set(), removed: new Set() };
      came.set(target, both);
      for (const node of addedNodes) if (!both.removed.delete(node)) both.added.add(node);
      for (const node of removedNodes) if (!both.added.delete(node)) both.removed.add(node);
    }
  }
  const changes: ShownChange[] = [];
  const note = (element: Element, before: string, after: string): void => {
    const [from, to] = [inShort(before), inShort(after)];
    if (from !== to && !element.closest(UNSEEN))
      changes.push({ at, place: placeOf(element), before: from, after: to });
  };
  for (const element of touched) note(element, textBefore(element, former), element.textContent ?? '');
  for (const [element, { added, removed }] of came) {
    if (touched.has(element)) continue;
    const seen = [...added].filter((node) => !(node instanceof Element) || !node.matches(UNSEEN));
    note(element, textOf(removed), textOf(seen));
  }
  return changes;
}

export interface Shown {
  /** What has changed since then (milliseconds since 1970), in order. */
  since(at: number): ShownChange[];
}

/** Watches the document from now on. */
export function watchShown(): Shown {
  let changes: ShownChange[] = [];
  new MutationObserver((records) => {
    const noticed = shownChanges(records, Date.now());
    if (noticed.length > 0) changes = [...changes, ...noticed].slice(-KEPT);
  }).observe(document, { subtree: true, childList: true, characterData: true, characterDataOldValue: true });
  return { since: (from) => changes.filter(({ at }) => at >= from) };
}
