/**
 * Owns carrying one action call to Next and its reply back: used for a click in a page, for a check's attack and for the
 * Attack form alike, so that all of them are recorded, held and decoded in the same way.
 */
import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import type {
  ActionInfo,
  ActionResult,
  actionCall,
  actionReplay,
  Caller,
  CallSource,
  Person,
} from '../sandbox.ts';
import { type TaggedValue, untagValue } from '../value.ts';
import { findAction, pageFor } from './actions.ts';
import { encodeArguments } from './flight.ts';
import { type Opening, passGate } from './gates.ts';
import { CANONICAL_ORIGIN, type HeaderList, type Inner, type InnerRequest, readAlong } from './inner.ts';
import { cookieHeader, storeCookies } from './jars.ts';
import { elapsed } from './moments.ts';
import { closeForNetwork } from './network.ts';
import type { NextApp } from './next-app.ts';
import { joinRace } from './race.ts';
import { describeReply, replyAfter } from './replies.ts';
import { closeContext, createContext, type RequestContext } from './request-context.ts';
import { beginCall, endCall, holdCall, recordedCall } from './wire.ts';

/** Everything of a running app that a call needs. */
export interface Host {
  readonly folder: string;
  readonly app: NextApp;
  readonly inner: Inner;
}

export interface CarriedCall {
  readonly result: ActionResult;
  /** The reply as it came. */
  readonly response: IncomingMessage;
  /** The body for whoever waits for it: as it came, or what was to be answered instead. */
  readonly bytes: Uint8Array;
  readonly opening: Opening;
}

export interface CallToCarry {
  readonly request: InnerRequest;
  readonly source: CallSource;
  readonly person: Person | null;
  readonly action: ActionInfo | null;
  readonly args: readonly TaggedValue[];
  /** What the page's agent calls it. */
  readonly mark?: string | null;
}

/** Sends an action call to Next and waits for the whole reply, and for its gate where one is set. */
export async function carryCall(
  host: Host,
  { request, source, person, action, args, mark = null }: CallToCarry,
): Promise<CarriedCall> {
  const context = createContext();
  joinRace(context);
  const id = beginCall({ context, source, person, action, args, request, mark });
  try {
    const response = await host.inner.send(request, context);
    const reading = readAlong(response);
    const describing = describeReply(
      { folder: host.folder, response, args, elapsed: () => elapsed(context) },
      reading,
    );
    const whole = reading.whole.finally(() => context.race?.finished(context));
    const [bytes, reply] = await Promise.all([whole, describing]);
    closeForNetwork(source, action?.name ?? '');
    const opening = await passOwnGate(id, context, action?.name ?? '');
    const sent = replyAfter(opening, { reply, bytes });
    const call = endCall(id, context, sent.reply);
    if (!call.reply) throw new Error('A finished call has no reply.');
    return { result: { call, reply: call.reply }, response, bytes: sent.bytes, opening };
  } finally {
    closeContext(context);
  }
}

/** Waits at the call's gate, and notes for how long its reply was held if it was. */
const passOwnGate = async (id: string, context: RequestContext, action: string): Promise<Opening> => {
  let heldAt: number | null = null;
  const opening = await passGate(action, (isHeld) => {
    if (isHeld) heldAt = elapsed(context);
    return holdCall(id, context);
  });
  if (heldAt !== null) context.moments.push({ kind: 'held', ms: heldAt, until: elapsed(context) });
  return opening;
};

const originHeader = (origin: string): [string, string][] => {
  if (origin === 'none') return [];
  return [['origin', origin === 'same' ? CANONICAL_ORIGIN : origin]];
};

const cookiesOf = (as: Caller): [string, string][] => {
  const cookie = cookieHeader(as);
  return cookie === null ? [] : [['cookie', cookie]];
};

const personOf = (as: Caller): Person => (typeof as === 'string' ? as : as.person);

const carryAs = async (host: Host, as: Caller, call: CallToCarry): Promise<ActionResult> => {
  const { result, response, opening } = await carryCall(host, call);
  // What an attacker's call sets is the attacker's; a person's own call keeps that person signed in or out.
  if (typeof as === 'string' && opening.how === 'release')
    storeCookies(as, response.headers['set-cookie'] ?? []);
  return result;
};

/**
 * Calls an action as anybody, from anywhere. Nothing is made right on the way: Origin, cookies and headers are sent as
 * given. @throws if there is no such action, or the arguments cannot cross.
 */
export async function performCall(host: Host, given: z.infer<typeof actionCall>): Promise<ActionResult> {
  const action = await findAction(host.folder, host.app, given.action, given.file);
  const { body, contentType } = await encodeArguments(host.folder, given.args.map(untagValue));
  const request: InnerRequest = {
    method: 'POST',
    path: given.page ?? pageFor(action),
    headers: [
      ['accept', 'text/x-component'],
      ['next-action', action.id],
      ['content-type', contentType],
      ...originHeader(given.origin),
      ...cookiesOf(given.as),
      ...given.headers,
    ],
    body,
  };
  return await carryAs(host, given.as, {
    request,
    source: given.source,
    person: personOf(given.as),
    action,
    args: given.args,
  });
}

// The cookies are somebody else's now, and by these ids Next would report to the page that sent the first call.
const NOT_REPLAYED = /^(cookie|next-request-id|x-nextjs-(html-)?request-id)$/i;

// It describes the page that the first call was sent from.
const OF_THE_PAGE = /^next-(router-state-tree|url)$/i;

const without = (headers: HeaderList, names: RegExp): HeaderList =>
  headers.filter(([name]) => !names.test(name));

const replacing = (headers: HeaderList, others: HeaderList): HeaderList => {
  const names = new Set(others.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...others];
};

/**
 * Sends an earlier call again with another caller's cookies: byte for byte, or with other arguments for the same action,
 * to another page, from another Origin, with other headers. @throws if the call is not kept any more.
 */
export async function replayCall(host: Host, given: z.infer<typeof actionReplay>): Promise<ActionResult> {
  const { call, request } = recordedCall(given.call);
  let headers = without(request.headers, NOT_REPLAYED);
  let { body } = request;
  if (given.args) {
    const encoded = await encodeArguments(host.folder, given.args.map(untagValue));
    body = encoded.body;
    headers = replacing(headers, [['content-type', encoded.contentType]]);
  }
  if (given.page !== undefined) headers = without(headers, OF_THE_PAGE);
  if (given.origin !== undefined) headers = [...without(headers, /^origin$/i), ...originHeader(given.origin)];
  const action = call.action && { ...call.action, pages: [] };
  return await carryAs(host, given.as, {
    request: {
      ...request,
      body,
      path: given.page ?? request.path,
      headers: replacing([...headers, ...cookiesOf(given.as)], given.headers),
    },
    source: 'check',
    person: personOf(given.as),
    action,
    args: given.args ?? call.args,
  });
}
