/**
 * Owns the way that a file's text has come, so that undo goes on where the file gets another path: Monaco keeps undo with
 * a model, and a model has its path for good. Pure.
 */

/** What is typed without such a pause is taken back at once. In milliseconds. */
const PAUSE_MS = 1000;
/** As far back as anybody goes. */
const KEPT = 60;

export class TextTrail {
  #texts: string[];
  #notedAt = Number.NEGATIVE_INFINITY;

  /** @param texts The oldest first; the last is the text now. */
  constructor(texts: readonly string[]) {
    this.#texts = [...texts];
  }

  /** The oldest first; the last is the text now. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** @param at When, in milliseconds from whenever. @param isUndo The text is one that was here before. */
  note(text: string, at: number, isUndo: boolean): void {
    const before = isUndo ? this.#texts.lastIndexOf(text) : -1;
    if (before !== -1) {
      this.#texts.length = before + 1;
      this.#notedAt = Number.NEGATIVE_INFINITY;
      return;
    }
    const isSameBreath = at - this.#notedAt < PAUSE_MS;
    this.#texts = [...(isSameBreath ? this.#texts.slice(0, -1) : this.#texts), text].slice(-KEPT);
    this.#notedAt = at;
  }
}
