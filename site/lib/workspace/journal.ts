/**
 * Owns what was typed and is not in the draft yet: one note per tab and lesson, written before a keystroke is over, so
 * that a tab that crashes a moment later has lost nothing. (The idea is a database's write-ahead log.)
 */
import * as z from 'zod';
import { type Draft, draftShape } from './drafts.ts';

/** What localStorage offers, as far as a journal needs it. Each may throw what the browser says. */
export interface SyncStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const noteShape = z.object({
  draft: draftShape,
  /** The revision that it is to take the place of. */
  over: z.number().int().min(0),
  /** Milliseconds since 1970. */
  at: z.number(),
});
type Note = z.infer<typeof noteShape>;

/** What a tab that is gone has left. */
export interface LeftNote extends Note {
  readonly tab: string;
  /** To be called once it is kept elsewhere. */
  forget(): void;
}

export interface Journal {
  /** @returns whether it is written, which it is when this returns. */
  note(draft: Draft, over: number): boolean;
  clear(): void;
  /** The notes of tabs that are not open any more, the newest first. */
  left(openTabs: ReadonlySet<string>): readonly LeftNote[];
}

const PREFIX = 'server-actions-lab:typed:';

const parse = (text: string | null): Note | null => {
  try {
    const parsed = noteShape.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** The journal of one lesson, as one tab writes it. */
export function openJournal(storage: SyncStorage | null, lesson: string, tab: string): Journal {
  const prefix = `${PREFIX}${lesson}:`;
  const mine = prefix + tab;
  const attempt = <T>(body: (open: SyncStorage) => T): T | null => {
    try {
      return storage ? body(storage) : null;
    } catch {
      return null;
    }
  };
  const remove = (key: string): void => void attempt((open) => open.removeItem(key));
  const keys = (open: SyncStorage): string[] =>
    Array.from({ length: open.length }, (_, index) => open.key(index)).filter(
      (key): key is string => key?.startsWith(prefix) === true && key !== mine,
    );
  return {
    note: (draft, over) =>
      attempt((open) => {
        open.setItem(mine, JSON.stringify({ draft, over, at: Date.now() } satisfies Note));
        return true;
      }) === true,
    clear: () => remove(mine),
    left: (openTabs) =>
      (attempt(keys) ?? [])
        .filter((key) => !openTabs.has(key.slice(prefix.length)))
        .flatMap((key) => {
          const note = attempt((open) => parse(open.getItem(key)));
          return note ? [{ ...note, tab: key.slice(prefix.length), forget: () => remove(key) }] : [];
        })
        .sort((a, b) => b.at - a.at),
  };
}

/** This browser's own storage; null where it is forbidden. */
export function browserStorage(): SyncStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
