/** Owns traces: what a locator found after every change of the page, from one moment to another. */
import type { Locator, Sighting } from '../protocol.ts';
import { observe } from './elements.ts';

export interface Traces {
  /** Begins with what is there now. @returns the id of the trace. */
  start(locator: Locator): string;
  /** @returns what was seen, equal neighbours as one. @throws if there is no such trace in this page. */
  stop(id: string): Sighting[];
}

const areEqual = (one: Sighting, other: Sighting | undefined): boolean =>
  one.count === other?.count && one.texts.every((text, index) => text === other.texts[index]);

export function createTraces(): Traces {
  const running = new Map<string, () => Sighting[]>();
  return {
    start(locator) {
      const seen: Sighting[] = [];
      const look = (): void => {
        const { count, texts } = observe(locator);
        const sighting = { count, texts };
        if (!areEqual(sighting, seen.at(-1))) seen.push(sighting);
      };
      // Called once the script that made the changes has let go, as painting is: a state between is nobody's sight.
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
      const id = crypto.randomUUID();
      running.set(id, () => {
        observer.disconnect();
        look();
        return seen;
      });
      return id;
    },
    stop(id) {
      const end = running.get(id);
      if (!end) throw new Error('The trace was lost: the page was left for another one meanwhile.');
      running.delete(id);
      return end();
    },
  };
}
