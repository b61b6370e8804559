/**
 * Owns carrying one action call to Next and its reply back: used for a click in a page, for a check's attack and for the
 * Attack form alike, so that all of them are recorded, held and decoded in the same way.
 */
import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import type {
  ActionInfo,
  ActionReply,
  ActionResult,
  actionCall,
  Caller,
  CallSource,
  Person,
} from '../sandbox.ts';
import { type TaggedValue, tagValue, untagValue } from '../value.ts';
import { findAction, pageFor } from './actions.ts';
import { decodeReply, encodeArguments } from './flight.ts';
import { type Opening, passGate } from './gates.ts';
import { CANONICAL_ORIGIN, type Inner, type InnerRequest, readAll } from './inner.ts';
import { cookieHeader, storeCookies } from './jars.ts';
import type { NextApp } from './next-app.ts';
import { joinRace } from './race.ts';
import { closeContext, createContext } from './request-context.ts';
import { beginCall, endCall, holdCall, recordedCall } from './wire.ts';

/** Everything of a running app that a call needs. */
export interface Host {
  readonly folder: string;
  readonly app: NextApp;
  readonly inner: Inner;
}

export interface CarriedCall {
  readonly result: ActionResult;
  /** The reply as it came, for a browser that waits for it. */
  readonly response: IncomingMessage;
  readonly bytes: Buffer;
  readonly opening: Opening;
}

export interface CallToCarry {
  readonly request: InnerRequest;
  readonly source: CallSource;
  readonly person: Person | null;
  readonly action: ActionInfo | null;
  readonly args: readonly TaggedValue[];
}

const header = (response: IncomingMessage, name: string): string | undefined => {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const describeOutcome = async (
  folder: string,
  response: IncomingMessage,
  bytes: Buffer,
  args: readonly TaggedValue[],
): Promise<ActionReply['outcome']> => {
  const redirect = header(response, 'x-action-redirect');
  if (redirect !== undefined) return { kind: 'redirect', to: redirect.split(';')[0] ?? redirect };
  const status = response.statusCode ?? 0;
  if (!header(response, 'content-type')?.includes('x-component')) {
    const location = header(response, 'location');
    if (location !== undefined && status >= 300 && status < 400) return { kind: 'redirect', to: location };
    return { kind: 'refused', text: bytes.toString('utf8').slice(0, 400) };
  }
  const decoded = await decodeReply(folder, bytes, args.map(untagValue));
  return decoded.kind === 'value' ? { kind: 'value', value: await tagValue(decoded.value) } : decoded;
};

const describeReply = async (
  folder: string,
  response: IncomingMessage,
  bytes: Buffer,
  args: readonly TaggedValue[],
): Promise<Omit<ActionReply, 'ms'>> => ({
  status: response.statusCode ?? 0,
  outcome: await describeOutcome(folder, response, bytes, args),
  revalidated: /[1-9]/.test(header(response, 'x-action-revalidated') ?? ''),
  cookiesSet: response.headers['set-cookie'] ?? [],
});

const LOST: Omit<ActionReply, 'ms'> = {
  status: 0,
  outcome: { kind: 'lost' },
  revalidated: false,
  cookiesSet: [],
};
const FAILED: Omit<ActionReply, 'ms'> = {
  status: 500,
  outcome: { kind: 'refused', text: 'Internal Server Error' },
  revalidated: false,
  cookiesSet: [],
};

/** Sends an action call to Next and waits for the whole reply, and for its gate where one is set. */
export async function carryCall(
  host: Host,
  { request, source, person, action, args }: CallToCarry,
): Promise<CarriedCall> {
  const context = createContext();
  joinRace(context);
  const id = beginCall({ context, source, person, action, args, request });
  try {
    const response = await host.inner.send(request, context);
    const bytes = await readAll(response);
    context.race?.finished(context);
    const opening = await passGate(action?.name ?? '', () => holdCall(id, context));
    const described = {
      release: () => describeReply(host.folder, response, bytes, args),
      lose: () => LOST,
      fail: () => FAILED,
    };
    const call = endCall(id, context, await described[opening]());
    if (!call.reply) throw new Error('A finished call has no reply.');
    return { result: { call, reply: call.reply }, response, bytes, opening };
  } finally {
    closeContext(context);
  }
}

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
  const { result, response } = await carryCall(host, call);
  // What an attacker's call sets is the attacker's; a person's own call keeps that person signed in or out.
  if (typeof as === 'string') storeCookies(as, response.headers['set-cookie'] ?? []);
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

/** Sends an earlier call again, byte for byte, with another caller's cookies. */
export async function replayCall(host: Host, id: string, as: Caller): Promise<ActionResult> {
  const { call, request } = recordedCall(id);
  const headers = request.headers.filter(([name]) => !NOT_REPLAYED.test(name));
  const action = call.action && { ...call.action, pages: [] };
  return await carryAs(host, as, {
    request: { ...request, headers: [...headers, ...cookiesOf(as)] },
    source: 'check',
    person: personOf(as),
    action,
    args: call.args,
  });
}
