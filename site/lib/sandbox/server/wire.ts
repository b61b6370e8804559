/** Owns the record of every server action call: who, what, with which bytes, what came back, what it changed. */
import type { ActionInfo, ActionReply, CallSource, Person, WireCall } from '../sandbox.ts';
import type { TaggedValue } from '../value.ts';
import { trueNow } from './clock.ts';
import type { InnerRequest } from './inner.ts';
import type { RequestContext } from './request-context.ts';

const KEPT = 200;

interface Record {
  call: WireCall;
  readonly request: InnerRequest;
  readonly started: number;
}
const records = new Map<string, Record>();
let tell: (call: WireCall) => void = () => {};

export const onWireCall = (listener: (call: WireCall) => void): void => {
  tell = listener;
};

const update = (id: string, change: Partial<WireCall>): WireCall => {
  const record = records.get(id);
  if (!record) throw new Error('That call is not in the record any more.');
  record.call = { ...record.call, ...change };
  tell(record.call);
  return record.call;
};

export interface CallStart {
  readonly context: RequestContext;
  readonly source: CallSource;
  readonly person: Person | null;
  readonly action: ActionInfo | null;
  readonly args: readonly TaggedValue[];
  readonly request: InnerRequest;
  readonly mark: string | null;
}

/** Notes that a call began. The record's id is the request context's, shortened: the full one opens the inner server. */
export function beginCall({ context, source, person, action, args, request, mark }: CallStart): string {
  const id = context.id.slice(0, 13);
  const origin = request.headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? null;
  const call: WireCall = {
    id,
    mark,
    at: trueNow(),
    source,
    person,
    page: request.path,
    origin,
    action: action && { id: action.id, name: action.name, file: action.file },
    args: [...args],
    state: 'running',
    reply: null,
    changes: [],
    cache: [],
    moments: [],
  };
  records.set(id, { call, request, started: performance.now() });
  for (const old of records.keys()) {
    if (records.size <= KEPT) break;
    records.delete(old);
  }
  tell(call);
  return id;
}

/** Notes that the action has run and its reply is being held. */
export const holdCall = (id: string, context: RequestContext): WireCall =>
  update(id, {
    state: 'held',
    changes: context.changes,
    cache: [...context.cache],
    moments: [...context.moments],
  });

/** Notes the reply. */
export const endCall = (id: string, context: RequestContext, reply: Omit<ActionReply, 'ms'>): WireCall => {
  const ms = Math.round((performance.now() - (records.get(id)?.started ?? 0)) * 10) / 10;
  return update(id, {
    state: 'done',
    reply: { ...reply, ms },
    changes: context.changes,
    cache: [...context.cache],
    moments: [...context.moments],
  });
};

/** The bytes of an earlier call, for sending them again. @throws if it is not kept any more. */
export function recordedCall(id: string): { readonly call: WireCall; readonly request: InnerRequest } {
  const record = records.get(id);
  if (!record) throw new Error('That call is not in the record any more.');
  return record;
}
