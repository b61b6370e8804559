/**
 * Owns the protocol between the site and the sandbox server: one object that both ends import, carried as lines on the
 * server's stdin and stdout. Learner code shares that stdout, so a protocol line is marked and carries the start's
 * nonce; whatever is not a protocol line is the server log.
 */
import * as z from 'zod';
import {
  actionCall,
  actionInfo,
  actionReplay,
  actionResult,
  cacheEvent,
  compileError,
  networkCondition,
  person,
  row,
  sandboxRequest,
  sandboxResponse,
  tables,
  upstreamCall,
  upstreamService,
  wireCall,
} from './sandbox.ts';
import { taggedValue } from './value.ts';

export const sandboxProtocol = {
  methods: {
    /** Resolves when the first page has answered. */
    ready: { args: z.tuple([]), result: z.object({ milliseconds: z.number() }) },
    /** Answers at once; silence means that learner code holds the process. */
    ping: { args: z.tuple([]), result: z.literal('pong') },
    /** The origins at which browsers reach each person's port. Until then every request is refused. */
    setPreviewOrigins: { args: z.tuple([z.record(person, z.url())]), result: z.null() },
    request: { args: z.tuple([sandboxRequest]), result: sandboxResponse },
    /** Compiles every route, then lists what can be called. */
    listActions: { args: z.tuple([]), result: z.array(actionInfo) },
    call: { args: z.tuple([actionCall]), result: actionResult },
    /** Sends a recorded call again, as this caller and with what is to be another. */
    replay: { args: z.tuple([actionReplay]), result: actionResult },
    /** Waits until the files as they are now are what answers; compiles every route and says what does not compile. */
    barrier: { args: z.tuple([z.object({ revision: z.number() })]), result: z.array(compileError) },
    reset: { args: z.tuple([z.object({ seed: z.string() })]), result: z.null() },
    /** Puts database and cookie jars aside, and takes them back. */
    save: { args: z.tuple([]), result: z.string() },
    restore: { args: z.tuple([z.string()]), result: z.null() },
    dump: { args: z.tuple([]), result: tables },
    /** Everything cached counts as gone. */
    emptyCache: { args: z.tuple([]), result: z.null() },
    /** How much has happened in the cache so far: where a later look at it may begin. */
    cachePosition: { args: z.tuple([]), result: z.number() },
    cacheEvents: { args: z.tuple([z.object({ from: z.number() })]), result: z.array(cacheEvent) },
    /** Holds the next reply of an action that nobody holds yet, until it is opened. Returns the gate's id. */
    hold: { args: z.tuple([z.object({ action: z.string() })]), result: z.string() },
    /** Notices the next call of an action without holding its reply. Returns an id for `heldCall`. */
    watch: { args: z.tuple([z.object({ action: z.string() })]), result: z.string() },
    /** Resolves with the call once it has run and is held, or noticed. */
    heldCall: { args: z.tuple([z.string()]), result: wireCall },
    open: {
      args: z.tuple([z.object({ gate: z.string(), how: z.enum(['release', 'lose', 'fail']) })]),
      result: z.null(),
    },
    /** Opens a gate with a reply in which the action returned this value, and nothing else happened. */
    answer: { args: z.tuple([z.object({ gate: z.string(), value: taggedValue })]), result: z.null() },
    /**
     * Makes a condition for the replies to pages' own calls, in place of the one before; with null, of none. It ends by a
     * reset, a restore, and where it says so by itself. Returns an id for `networkEnded`.
     */
    setNetwork: { args: z.tuple([networkCondition.nullable()]), result: z.string() },
    /** Resolves when that condition is no more. What it held has been let go then. */
    networkEnded: { args: z.tuple([z.string()]), result: z.null() },
    /** Lets the next `parties` action calls race: none writes before all have read. */
    race: { args: z.tuple([z.object({ parties: z.number().int().min(2).max(200) })]), result: z.null() },
    /** Puts a row into the database past the app, and gives it back as it is there. */
    insertRow: { args: z.tuple([z.object({ table: z.string(), row })]), result: row },
    updateRow: {
      args: z.tuple([z.object({ table: z.string(), id: z.string(), changes: row })]),
      result: row,
    },
    /** The app's next write to the table fails; with null, to any but `sessions`. Returns an id for `writeFailed`. */
    failNextWrite: { args: z.tuple([z.object({ table: z.string().nullable() })]), result: z.string() },
    writeFailed: { args: z.tuple([z.string()]), result: z.boolean() },
    /** The app's next statement of this kind about the table waits. Returns an id for `arrived` and `letThrough`. */
    holdStatement: {
      args: z.tuple([z.object({ table: z.string(), kind: z.enum(['read', 'write']) })]),
      result: z.string(),
    },
    /** All calls of the service wait. Returns an id for `arrived` and `letThrough`. */
    holdUpstream: { args: z.tuple([upstreamService]), result: z.string() },
    /** Resolves when something of the app waits there. */
    arrived: { args: z.tuple([z.string()]), result: z.null() },
    letThrough: { args: z.tuple([z.string()]), result: z.null() },
    /** What the service was asked since the last reset. */
    upstreamCalls: { args: z.tuple([upstreamService]), result: z.array(upstreamCall) },
    failNextUpstream: {
      args: z.tuple([z.object({ service: upstreamService, message: z.string() })]),
      result: z.null(),
    },
    setCounter: { args: z.tuple([z.object({ name: z.string(), value: z.number() })]), result: z.null() },
    /** Moves the app's clock forward, until the next reset or restore. */
    advanceClock: { args: z.tuple([z.object({ milliseconds: z.number().positive() })]), result: z.null() },
  },
  events: {
    /** Ports are open, one per person; they answer once the origins are known. */
    listening: z.object({ ports: z.record(person, z.number()) }),
    call: wireCall,
    /** A page request began; the last one before a silence is what the process is busy with. */
    requestStarted: z.object({ method: z.string(), path: z.string() }),
    failed: z.object({ message: z.string() }),
  },
} as const;
export type SandboxProtocol = typeof sandboxProtocol;

const SENTINEL = '\u001e@lab:';

/** One message as a line of ASCII: a torn character or a log written without a newline cannot hurt it. */
export function encodeLine(nonce: string, message: unknown): string {
  const json = JSON.stringify(message).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${SENTINEL}${nonce}:${json}\n`;
}

export type Line =
  | { readonly kind: 'message'; readonly message: unknown; readonly before: string }
  | { readonly kind: 'text'; readonly text: string };

/** Reads one line; the marker is found anywhere in it, what stands before it is somebody's print without a newline. */
export function decodeLine(nonce: string, line: string): Line {
  const marker = `${SENTINEL}${nonce}:`;
  const at = line.indexOf(marker);
  if (at === -1) return { kind: 'text', text: line };
  try {
    return {
      kind: 'message',
      message: JSON.parse(line.slice(at + marker.length)),
      before: line.slice(0, at),
    };
  } catch {
    return { kind: 'text', text: line };
  }
}

/** Collects chunks and gives back whole lines; an endless line is cut so that memory stays bounded. */
export function createLineReader(
  onLine: (line: string) => void,
  maxLength = 64 * 1024 * 1024,
): (chunk: string) => void {
  let rest: string[] = [];
  let length = 0;
  return (chunk) => {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      rest.push(part);
      length += part.length;
      if (index === parts.length - 1 && length < maxLength) break;
      // Here and not at the split: a chunk may end between the two characters.
      const line = rest.join('').replace(/\r$/, '');
      rest = [];
      length = 0;
      if (line !== '') onLine(line);
    }
  };
}
