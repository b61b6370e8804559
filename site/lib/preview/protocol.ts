/**
 * Owns the protocol between the site and the agent inside a preview. The agent says hello to the site's origin with one
 * end of a message channel; the site believes a hello only from the frame and the origin it expects.
 */
import * as z from 'zod';
import { person } from '../sandbox/sandbox.ts';

/** What a frame is called whose page is to stay as it was opened, whatever is compiled meanwhile. */
export const STILL_PAGE = 'lab-still-page';

/** Text to look for: a whole string (as people read it, white space folded) or a pattern. */
export const textMatch = z.union([z.string(), z.object({ pattern: z.string(), flags: z.string() })]);
export type TextMatch = z.infer<typeof textMatch>;

export const narrowing = z.union([
  z.object({ nth: z.number().int().min(0) }),
  z.object({ hasText: textMatch }),
]);
export type Narrowing = z.infer<typeof narrowing>;

/** How a person would point at an element. */
export const locator = z.object({
  by: z.enum(['role', 'label', 'text']),
  /** The ARIA role, where `by` is "role". */
  role: z.string().optional(),
  /** Accessible name, label or text. */
  text: textMatch.optional(),
  /** Which of several, one step after the other: the n-th from 0, or those that contain a text. */
  narrow: z.array(narrowing).optional(),
  /** Only inside elements found by this one. */
  within: z.lazy((): z.ZodType<Locator> => locator).optional(),
});
export interface Locator {
  by: 'role' | 'label' | 'text';
  role?: string | undefined;
  text?: TextMatch | undefined;
  narrow?: Narrowing[] | undefined;
  within?: Locator | undefined;
}

export const elementAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('click') }),
  z.object({ kind: z.literal('doubleClick') }),
  z.object({ kind: z.literal('type'), text: z.string() }),
  z.object({ kind: z.literal('fill'), text: z.string() }),
  z.object({ kind: z.literal('select'), option: z.string() }),
  z.object({ kind: z.literal('press'), keys: z.string() }),
]);
export type ElementAction = z.infer<typeof elementAction>;

export const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visible') }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('enabled') }),
  z.object({ kind: z.literal('disabled') }),
  z.object({ kind: z.literal('text'), text: textMatch }),
  z.object({ kind: z.literal('containsText'), text: textMatch }),
  z.object({ kind: z.literal('value'), text: textMatch }),
  z.object({ kind: z.literal('attribute'), name: z.string(), text: textMatch }),
  z.object({ kind: z.literal('checked') }),
  z.object({ kind: z.literal('focus') }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(0) }),
]);
export type Condition = z.infer<typeof condition>;

/** What the agent sees of a locator: how many fit, the texts of all, and the rest of the first. */
export const observation = z.object({
  count: z.number(),
  texts: z.array(z.string()),
  visible: z.boolean(),
  text: z.string(),
  value: z.string().nullable(),
  disabled: z.boolean(),
  checked: z.boolean(),
  focused: z.boolean(),
  attributes: z.record(z.string(), z.string()),
});
export type Observation = z.infer<typeof observation>;

/** What a trace notes each time. */
export const sighting = z.object({ count: z.number(), texts: z.array(z.string()) });
export type Sighting = z.infer<typeof sighting>;

export const patience = z.object({
  milliseconds: z.number().min(0).max(30_000),
  /** How many action calls may be under way in a quiet page: those whose replies a check holds. */
  heldReplies: z.number().int().min(0),
});
export type Patience = z.infer<typeof patience>;

export const consoleLine = z.object({
  level: z.enum(['error', 'warning', 'log']),
  /** As the console shows it: placeholders filled in, styles left out. */
  text: z.string(),
  /** Who wrote it: React itself, Next's development server talking about itself, or the app. */
  from: z.enum(['react', 'next', 'app']),
});
export type ConsoleLine = z.infer<typeof consoleLine>;

/** A text in the page that became another; "" where there was, or is, none. */
export const shownChange = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The same number is the same element. */
  place: z.number(),
  before: z.string(),
  after: z.string(),
});
export type ShownChange = z.infer<typeof shownChange>;

/** What the page knows of one action call that it made. All times are milliseconds since 1970, by the page's clock. */
export const crossing = z.object({
  /** Under this name the call is known on the wire, too. */
  mark: z.string(),
  /** When somebody last did something in the page, if that was shortly before. */
  pressedAt: z.number().nullable(),
  sentAt: z.number(),
  /** When the reply was there; null while it is not, and if none came. */
  answeredAt: z.number().nullable(),
  /** What the page showed from the press on, in order. */
  shown: z.array(shownChange),
});
export type Crossing = z.infer<typeof crossing>;

export const previewProtocol = {
  methods: {
    observe: { args: z.tuple([locator]), result: observation },
    /** Looks again after every change of the page until the condition holds, the page is quiet or the time is up. */
    waitFor: {
      args: z.tuple([z.object({ locator, condition, patience })]),
      result: z.object({ met: z.boolean(), observation }),
    },
    /** Waits until React has taken over the element, then acts on it as a person would. */
    act: { args: z.tuple([z.object({ locator, action: elementAction, patience })]), result: z.null() },
    /** Notes, from now on, what a locator finds after each change of the page. Returns the trace's id. */
    startTrace: { args: z.tuple([locator]), result: z.string() },
    /** Everything noted, in order, equal neighbours as one. */
    stopTrace: { args: z.tuple([z.string()]), result: z.array(sighting) },
    /** Resolves when nothing happens in the page any more and nothing is under way but what is held, or the time is up. */
    atRest: { args: z.tuple([patience]), result: z.null() },
    /** Answers at once, unless something holds the page. */
    ping: { args: z.tuple([]), result: z.null() },
    /** Resolves when the page has been painted once more. */
    nextFrame: { args: z.tuple([]), result: z.null() },
  },
  events: {
    navigated: z.object({ path: z.string(), title: z.string() }),
    console: consoleLine,
    /** Whether a part of the page has been on its way for long. */
    unfinished: z.boolean(),
    /** Somebody pressed in the page, with a pointer. */
    pressed: z.null(),
    /** Told again, under the same mark, as more becomes known. */
    crossed: crossing,
  },
} as const;
export type PreviewProtocol = typeof previewProtocol;

/** First words of an agent, sent to the site with one end of a message channel. */
export const hello = z.object({ lab: z.literal('hello'), person, path: z.string(), title: z.string() });
