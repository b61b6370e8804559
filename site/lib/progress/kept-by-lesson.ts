/** Owns keeping something of each lesson in this browser. */
import type { ReadableAtom } from 'nanostores';
import * as z from 'zod';
import { keptValue } from '../kept/kept-value.ts';

export type ByLesson<Value> = Readonly<Record<string, Value>>;

export interface KeptByLesson<Value> {
  /** What is kept, by the lessons' ids. */
  readonly all: ReadableAtom<ByLesson<Value>>;
  /** Keeps this and nothing else. */
  keep(values: ByLesson<Value>): void;
  /** Keeps nothing any more. */
  clear(): void;
}

/** @param name What stands behind the site's name in the browser's storage. */
export function keptByLesson<Value>(name: string, shape: z.ZodType<Value>): KeptByLesson<Value> {
  /** Reads lesson by lesson: one that is damaged takes no other with it. */
  const decode = (text: string): ByLesson<Value> => {
    try {
      const lessons = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
      return Object.fromEntries(
        Object.entries(lessons).flatMap(([lesson, value]) => {
          const parsed = shape.safeParse(value);
          return parsed.success ? [[lesson, parsed.data]] : [];
        }),
      );
    } catch {
      return {};
    }
  };
  const { value, keep, clear } = keptValue<ByLesson<Value>>(name, {
    empty: {},
    encode: JSON.stringify,
    decode,
    together: (kept, refused) => ({ ...kept, ...refused }),
  });
  return { all: value, keep, clear };
}
