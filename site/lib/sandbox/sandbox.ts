/**
 * Owns the words for one running app: its people, its calls on the wire, what they changed, and what can be asked of
 * it. Data only, as zod schemas where it crosses a boundary; both ends and every reader import from here.
 */
import * as z from 'zod';
import { taggedValue } from './value.ts';

/** The people of Stagedoor. Each sees the app at an origin of their own and has a cookie jar of their own. */
export const people = ['anon', 'ana', 'ben', 'orla', 'otto'] as const;
export const person = z.enum(people);
export type Person = z.infer<typeof person>;

/** What the app believes its own address is, whatever a browser or a check calls it. */
export const canonicalOrigin = 'http://localhost:3000';

/** Request header in which a page's agent says what it calls an action call. It never reaches the app. */
export const MARK_HEADER = 'x-lab-mark';

/** The code of the error that says: the bundler that runs will not see this edit. */
export const EDIT_MISSED = 'edit-missed';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const row = z.record(z.string(), scalar);
export type Row = z.infer<typeof row>;
/** Every table's rows, by the table's name in SQL. */
export const tables = z.record(z.string(), z.array(row));
export type Tables = z.infer<typeof tables>;

/** One row before and after; null where it did not exist. */
export const rowChange = z.object({
  table: z.string(),
  id: z.string(),
  before: row.nullable(),
  after: row.nullable(),
});
export type RowChange = z.infer<typeof rowChange>;

/** One thing that happened in Next's cache. */
export const cacheEvent = z.object({
  /** A hit was served; a miss was made anew, and what was made is a write; an invalidation ended tags. */
  kind: z.enum(['hit', 'miss', 'write', 'invalidate']),
  /** A path that was ended with `revalidatePath` stands here as the path. */
  tags: z.array(z.string()),
  /** Only on a hit: it had ended already, and was served while a new one is made (stale-while-revalidate). */
  stale: z.boolean().optional(),
});
export type CacheEvent = z.infer<typeof cacheEvent>;

/** An exported server action that the app would run if anybody asked. */
export const actionInfo = z.object({
  id: z.string(),
  name: z.string(),
  file: z.string(),
  /** Page patterns that can answer it, such as `/events/[slug]`. */
  pages: z.array(z.string()),
});
export type ActionInfo = z.infer<typeof actionInfo>;

/** What came back from a server action, decoded with Next's own client. */
export const actionReply = z.object({
  status: z.number(),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('value'), value: taggedValue }),
    /** The action threw. In development the message crosses; in production only the digest would. */
    z.object({ kind: z.literal('error'), message: z.string(), digest: z.string().nullable() }),
    z.object({ kind: z.literal('redirect'), to: z.string() }),
    /** Next answered before the action ran (foreign Origin, malformed body, a proxy that said no). */
    z.object({ kind: z.literal('refused'), text: z.string() }),
    /** The connection broke before a reply came. */
    z.object({ kind: z.literal('lost') }),
  ]),
  /** Whether the reply says that cached data changed (`x-action-revalidated`). */
  revalidated: z.boolean(),
  cookiesSet: z.array(z.string()),
  /** What an action streamed, piece by piece, with the milliseconds from request to piece; empty for one that did not. */
  chunks: z.array(z.object({ value: taggedValue, ms: z.number() })),
  /** Milliseconds from request to the end of the reply. */
  ms: z.number(),
});
export type ActionReply = z.infer<typeof actionReply>;

/** Something that the server did while it answered a call. All times are milliseconds since the call came in. */
export const moment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('statement'),
    ms: z.number(),
    /** As the app sent it, without its values; cut where it is very long. */
    sql: z.string(),
    tables: z.array(z.string()),
    does: z.enum(['read', 'write', 'begin', 'commit', 'rollback']),
  }),
  z.object({ kind: z.literal('cache'), ms: z.number(), event: cacheEvent }),
  z.object({ kind: z.literal('upstream'), ms: z.number(), service: z.string() }),
  z.object({
    kind: z.literal('log'),
    ms: z.number(),
    level: z.enum(['log', 'warning', 'error']),
    text: z.string(),
  }),
  /** The action had run, and its reply was held back. */
  z.object({ kind: z.literal('held'), ms: z.number(), until: z.number() }),
]);
export type Moment = z.infer<typeof moment>;

/** Where a call came from: a person's page, a check, or the Attack form. */
export const callSource = z.enum(['preview', 'check', 'attack']);
export type CallSource = z.infer<typeof callSource>;

/** One server action call on the wire. Sent again, with the same id, as more becomes known. */
export const wireCall = z.object({
  id: z.string(),
  /** What the page's agent calls it; null if no agent saw it leave. */
  mark: z.string().nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
  source: callSource,
  person: person.nullable(),
  page: z.string(),
  origin: z.string().nullable(),
  action: z.object({ id: z.string(), name: z.string(), file: z.string() }).nullable(),
  args: z.array(taggedValue),
  state: z.enum(['running', 'held', 'done']),
  reply: actionReply.nullable(),
  changes: z.array(rowChange),
  cache: z.array(cacheEvent),
  /** In order; those of the reply's rendering are among them. */
  moments: z.array(moment),
});
export type WireCall = z.infer<typeof wireCall>;

/** A session that is not simply somebody's jar. */
export const forgedSession = z.object({ person, session: z.enum(['expired', 'bad-signature']) });
export type ForgedSession = z.infer<typeof forgedSession>;
export const caller = z.union([person, forgedSession]);
export type Caller = z.infer<typeof caller>;

export const actionCall = z.object({
  /** The export's name; with `file` where two files export the same name. */
  action: z.string(),
  file: z.string().optional(),
  args: z.array(taggedValue),
  as: caller,
  /** "same": the app's own origin; "none": no Origin header; else the header's value. */
  origin: z.string().default('same'),
  /** Path of the page to post to. Without it, a page that has the action. */
  page: z.string().optional(),
  headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  source: callSource,
});
export type ActionCall = z.input<typeof actionCall>;
/** An earlier call, to be sent again by somebody; what is not given stays as it was, byte for byte. */
export const actionReplay = z.object({
  /** The call's id on the wire. */
  call: z.string(),
  as: caller,
  /** All arguments, the last of them the form where there is one. */
  args: z.array(taggedValue).optional(),
  /** As for a call. */
  origin: z.string().optional(),
  page: z.string().optional(),
  /** In place of those of the same name. */
  headers: z.array(z.tuple([z.string(), z.string()])).default([]),
});
/** A reply together with what the call did to the database and the cache. */
export const actionResult = z.object({ call: wireCall, reply: actionReply });
export type ActionResult = z.infer<typeof actionResult>;

export const sandboxRequest = z.object({
  path: z.string(),
  method: z.string().default('GET'),
  headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  body: z.string().optional(),
  as: caller.default('anon'),
  /** Whether cookies that the reply sets go into that person's jar, as in a browser. */
  keepCookies: z.boolean().default(false),
});
export const sandboxResponse = z.object({
  status: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  /** What the request found in Next's cache, put there and ended, in order. */
  cache: z.array(cacheEvent),
});
export type SandboxResponse = z.infer<typeof sandboxResponse>;

/** What becomes of the replies to calls that the learner's own pages make. The actions have run all the same. */
export const networkCondition = z.discriminatedUnion('kind', [
  /** Each reply comes so much later. */
  z.object({ kind: z.literal('delay'), milliseconds: z.number().int().min(1).max(30_000) }),
  /** No reply comes until the condition ends. */
  z.object({ kind: z.literal('hold') }),
  /** The next reply does not come, because the connection breaks; the condition ends with it. */
  z.object({ kind: z.literal('lose') }),
  /** The next reply is a server error; the condition ends with it. */
  z.object({ kind: z.literal('fail') }),
]);
export type NetworkCondition = z.infer<typeof networkCondition>;

/** Other companies' services that Stagedoor uses. */
export const upstreamService = z.enum(['mail', 'payments', 'counter']);
export type UpstreamService = z.infer<typeof upstreamService>;
export const upstreamCall = z.object({
  args: z.array(taggedValue),
  /** Milliseconds since 1970, of the true time. */
  at: z.number(),
});

/** What the compiler says about the learner's files, with the place where it says so. */
export const compileError = z.object({
  file: z.string().nullable(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  message: z.string(),
});
export type CompileError = z.infer<typeof compileError>;
