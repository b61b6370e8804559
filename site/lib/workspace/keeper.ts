/**
 * Owns getting a draft kept: noted in the journal before a keystroke is over, saved a moment later, tried again as long
 * as the browser refuses, and never over what another tab has kept meanwhile.
 */
import { atom, type ReadableAtom } from 'nanostores';
import type { Draft, DraftStore, KeptDraft } from './drafts.ts';
import { sameEdits } from './edits.ts';
import type { Journal, LeftNote } from './journal.ts';
import { patiently, type Refusal, refusalOf } from './refusal.ts';
import { sameDraft, withVersionsOf } from './replaced.ts';
import type { Tab } from './tab.ts';

/** Whether the browser keeps what is typed. `refused`: it lives only in this tab; it is tried again by itself. */
export type Keeping = { readonly kind: 'kept' } | { readonly kind: 'refused'; readonly why: Refusal };

/** Another version of the same draft. Until one is chosen, both are kept. */
export interface OtherVersion {
  readonly draft: Draft;
  /** Whose it is: another tab's, one's that is gone, or one that could not be read when the lesson was opened. */
  readonly from: 'open-tab' | 'gone-tab' | 'earlier';
}

export interface KeeperOptions {
  readonly lesson: string;
  readonly store: DraftStore;
  readonly journal: Journal;
  readonly tab: Tab;
  /** A draft takes the place of what is shown, which it contains. */
  onArrived(draft: Draft): void;
}

const PATIENCE_MS = 4000;
const AGAIN_AFTER_MS = [1000, 3000, 10_000, 30_000];

/** `over`: the revision that the choice takes the place of; null if the choice is none between revisions. */
type Offer = OtherVersion & { readonly over: number | null; forget(): void };

class DraftKeeper {
  readonly keeping = atom<Keeping>({ kind: 'kept' });
  readonly other = atom<Offer | null>(null);
  readonly #options: KeeperOptions;
  /** What this tab shows: what it loaded, was given, or had typed into it last. */
  #shown: Draft | null = null;
  /** The revision that it is built on. */
  #over = 0;
  /** What is shown, if the store may not have it yet. */
  #wanted: Draft | null = null;
  #isNoted = false;
  #hasRead = false;
  #hasNews = false;
  #isAtWork = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left: LeftNote[] = [];
  /** A note that this tab has taken over and could not note for itself. */
  #forget: (() => void) | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** @returns the draft to begin with. */
  async open(): Promise<Draft | null> {
    const { lesson, store, journal, tab } = this.#options;
    this.#left = [...journal.left(await tab.open())];
    let kept: KeptDraft | null = null;
    try {
      kept = await patiently(store.load(lesson), PATIENCE_MS);
      this.#hasRead = true;
    } catch (error) {
      this.#refused(error);
    }
    this.#shown = kept?.draft ?? null;
    this.#over = kept?.revision ?? 0;
    this.#goOnFromNote(kept);
    this.#offerLeft();
    tab.listen((told) => {
      if (told === lesson) this.#look();
    });
    return this.#shown;
  }

  /** What a tab that is gone typed last, if it continues what is kept. */
  #goOnFromNote(kept: KeptDraft | null): void {
    const continues = ({ over, tab }: LeftNote): boolean =>
      !this.#hasRead || over === this.#over || (over + 1 === this.#over && kept?.by === tab);
    const at = this.#left.findIndex(continues);
    const [note] = at === -1 ? [] : this.#left.splice(at, 1);
    if (!note) return;
    if (!this.#hasRead) this.#over = note.over;
    this.keep(note.draft);
    if (this.#isNoted) note.forget();
    else this.#forget = note.forget;
  }

  keep(draft: Draft): void {
    this.#shown = draft;
    this.#wanted = draft;
    this.#isNoted = this.#options.journal.note(draft, this.#over);
    void this.#work();
  }

  /** The other version was looked at, and a draft that contains both takes the place of both. */
  settle(draft: Draft): void {
    const seen = this.other.get();
    if (seen && seen.over !== null) this.#over = seen.over;
    this.other.set(null);
    this.keep(draft);
    if (this.#isNoted) seen?.forget();
    this.#offerLeft();
  }

  tryAgain(): void {
    void this.#work();
  }

  #look(): void {
    this.#hasNews = true;
    void this.#work();
  }

  /** One thing at a time: looks at what others saved, saves what is wanted, until there is nothing to do. */
  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    clearTimeout(this.#timer);
    try {
      for (;;) {
        const isAsking = (this.other.get()?.over ?? null) !== null;
        if (this.#hasNews || !this.#hasRead) await this.#readNews();
        else if (this.#wanted && !isAsking) await this.#save(this.#wanted);
        else break;
      }
      // As long as a choice is open there is only the note.
      if (this.#wanted && !this.#isNoted) {
        this.#isNoted = this.#options.journal.note(this.#wanted, this.#over);
        if (!this.#isNoted) throw new Error('There is no room for a note.');
      }
      this.#failures = 0;
      this.keeping.set({ kind: 'kept' });
    } catch (error) {
      this.#refused(error);
    } finally {
      this.#isAtWork = false;
    }
  }

  async #readNews(): Promise<void> {
    const isFirst = !this.#hasRead;
    const kept = await this.#slowly(this.#options.store.load(this.#options.lesson));
    this.#hasRead = true;
    this.#hasNews = false;
    if (!kept || kept.revision === this.#over || kept.by === this.#options.tab.id) return;
    if (isFirst && !this.#shown) {
      this.#shown = kept.draft;
      this.#over = kept.revision;
      this.#options.onArrived(kept.draft);
    } else this.#meet(kept, isFirst ? 'earlier' : 'open-tab');
  }

  async #save(draft: Draft): Promise<void> {
    const { lesson, store, journal, tab } = this.#options;
    const result = await this.#slowly(store.save(lesson, draft, this.#over, tab.id));
    if (result.kind === 'newer') {
      // This tab's own, of a save that the browser reported as failed.
      if (result.kept.by === tab.id) this.#over = result.kept.revision;
      else this.#meet(result.kept, 'open-tab');
      return;
    }
    this.#over = result.revision;
    if (this.#wanted === draft) {
      this.#wanted = null;
      journal.clear();
      this.#forget?.();
      this.#forget = null;
    } else if (this.#wanted) this.#isNoted = journal.note(this.#wanted, this.#over);
    tab.tell(lesson);
  }

  /** Another tab's draft is what is kept now. */
  #meet(kept: KeptDraft, from: OtherVersion['from']): void {
    const { draft, revision: over } = kept;
    const shown = this.#shown ?? { ...draft, edits: {}, replaced: [] };
    if (!sameEdits(draft.edits, shown.edits)) {
      this.other.set({ draft, from, over, forget: () => {} });
      return;
    }
    const both = withVersionsOf(draft, shown);
    this.#over = over;
    this.other.set(null);
    if (!sameDraft(both, shown)) this.#options.onArrived(both);
    this.#shown = both;
    this.#wanted = sameDraft(both, draft) ? null : both;
    if (this.#wanted) this.#isNoted = this.#options.journal.note(both, over);
    else this.#options.journal.clear();
  }

  /** Notes that do not continue what is kept: another version each. */
  #offerLeft(): void {
    while (!this.other.get()) {
      const note = this.#left.shift();
      if (!note) return;
      const { draft, forget } = note;
      if (this.#shown && sameDraft(draft, this.#shown)) forget();
      else this.other.set({ draft, from: 'gone-tab', over: null, forget });
    }
  }

  /** Waits to the end, and says meanwhile that it takes long. */
  async #slowly<T>(answer: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.keeping.set({ kind: 'refused', why: 'slow' }), PATIENCE_MS);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  #refused(error: unknown): void {
    this.keeping.set({ kind: 'refused', why: refusalOf(error) });
    const pause = AGAIN_AFTER_MS[Math.min(this.#failures, AGAIN_AFTER_MS.length - 1)];
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#work(), pause);
  }
}

export interface Keeper {
  readonly keeping: ReadableAtom<Keeping>;
  readonly other: ReadableAtom<OtherVersion | null>;
  keep(draft: Draft): void;
  settle(draft: Draft): void;
  tryAgain(): void;
}

/** Opens what is kept of a lesson. Never fails, and waits for a silent browser a few seconds only. */
export async function openKeeper(
  options: KeeperOptions,
): Promise<{ readonly keeper: Keeper; readonly draft: Draft | null }> {
  const keeper = new DraftKeeper(options);
  const draft = await keeper.open();
  return { keeper, draft };
}
