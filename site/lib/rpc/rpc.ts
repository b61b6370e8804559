/**
 * Owns remote calls over any channel that carries JSON-like messages: a WebSocket, a process's stdin and stdout,
 * a MessagePort. A protocol is one object of zod schemas that both ends import; every message is parsed before it
 * is trusted, on both ends. (The idea of a protocol as one small shared file: learn.nuxt.com's types/rpc.ts, birpc.)
 */
import * as z from 'zod';

export interface Method {
  readonly args: z.ZodType<readonly unknown[]>;
  readonly result: z.ZodType;
}

/** Methods are called by one end and answered by the other; events go the other way, unasked. */
export interface Protocol {
  readonly methods: Readonly<Record<string, Method>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

type ArgsGiven<P extends Protocol, M extends keyof P['methods']> =
  z.input<P['methods'][M]['args']> extends infer A extends readonly unknown[] ? A : never;
type ArgsParsed<P extends Protocol, M extends keyof P['methods']> =
  z.output<P['methods'][M]['args']> extends infer A extends readonly unknown[] ? A : never;
type Result<P extends Protocol, M extends keyof P['methods']> = z.infer<P['methods'][M]['result']>;
type EventData<P extends Protocol, E extends keyof P['events']> = z.infer<P['events'][E]>;

/** The methods of a protocol as async functions. */
export type Remote<P extends Protocol> = {
  readonly [M in keyof P['methods']]: (...args: [...ArgsGiven<P, M>]) => Promise<Result<P, M>>;
};
/** What the answering end must provide. */
export type Handlers<P extends Protocol> = {
  readonly [M in keyof P['methods']]: (
    ...args: [...ArgsParsed<P, M>]
  ) => Result<P, M> | Promise<Result<P, M>>;
};

const failure = z.object({ name: z.string(), message: z.string(), code: z.string().optional() });
const callMessage = z.object({
  call: z.string().max(64),
  method: z.string().max(64),
  args: z.array(z.unknown()),
});
const replyMessage = z.union([
  z.object({ reply: z.string(), error: failure }),
  z.object({ reply: z.string(), result: z.unknown() }),
]);
const eventMessage = z.object({ event: z.string().max(64), data: z.unknown() });

/** An error that was thrown at the other end; `code` is kept where it had one. */
export class RemoteError extends Error {
  override name = 'RemoteError';
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

export interface Caller<P extends Protocol> {
  readonly remote: Remote<P>;
  /** Hand every incoming message to this; returns false for one that is not a reply or event of this protocol. */
  receive(message: unknown): boolean;
  /** Listens to one kind of event. */
  on<E extends keyof P['events'] & string>(event: E, listener: (data: EventData<P, E>) => void): () => void;
  /** Rejects all calls under way, and every later one, with this error. */
  close(error: Error): void;
}

/**
 * The calling end of a protocol.
 * @param send Puts one message on the channel; it may throw, which rejects the call.
 */
export function createCaller<P extends Protocol>(protocol: P, send: (message: unknown) => void): Caller<P> {
  const pending = new Map<
    string,
    { method: string; resolve(value: unknown): void; reject(error: Error): void }
  >();
  const listeners = new Map<string, Set<(data: never) => void>>();
  let closedBy: Error | undefined;

  const callRemote = (method: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closedBy) return reject(closedBy);
      const id = crypto.randomUUID();
      pending.set(id, { method, resolve, reject });
      try {
        send({ call: id, method, args });
      } catch (error) {
        pending.delete(id);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });

  const receiveReply = (message: unknown): boolean => {
    const parsed = replyMessage.safeParse(message);
    const call = parsed.success ? pending.get(parsed.data.reply) : undefined;
    if (!parsed.success || !call) return false;
    pending.delete(parsed.data.reply);
    if ('error' in parsed.data) {
      call.reject(new RemoteError(parsed.data.error.message, parsed.data.error.code));
      return true;
    }
    const result = protocol.methods[call.method]?.result.safeParse(parsed.data.result);
    if (result?.success) call.resolve(result.data);
    else
      call.reject(
        new Error(`The answer to ${call.method} was malformed: ${result?.error.message ?? 'no such method'}`),
      );
    return true;
  };

  const receiveEvent = (message: unknown): boolean => {
    const parsed = eventMessage.safeParse(message);
    if (!parsed.success || !Object.hasOwn(protocol.events, parsed.data.event)) return false;
    const data = protocol.events[parsed.data.event]?.safeParse(parsed.data.data);
    if (!data?.success) return false;
    for (const listener of listeners.get(parsed.data.event) ?? []) listener(data.data as never);
    return true;
  };

  const remote = Object.fromEntries(
    Object.keys(protocol.methods).map((method) => [method, (...args: unknown[]) => callRemote(method, args)]),
  ) as unknown as Remote<P>;

  return {
    remote,
    receive: (message) => receiveReply(message) || receiveEvent(message),
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (data: never) => void));
      return () => void set.delete(listener as (data: never) => void);
    },
    close(error) {
      closedBy = error;
      for (const call of pending.values()) call.reject(error);
      pending.clear();
    },
  };
}

export interface Responder<P extends Protocol> {
  /** Hand every incoming message to this; returns false for one that is not a call of this protocol. */
  receive(message: unknown): boolean;
  emit<E extends keyof P['events'] & string>(event: E, data: z.input<P['events'][E]>): void;
}

const describeFailure = (error: unknown): z.infer<typeof failure> => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, message: error.message, code };
};

/**
 * The answering end of a protocol. Arguments that do not fit the schema are refused before a handler sees them.
 * @param send Puts one message on the channel.
 */
export function createResponder<P extends Protocol>(
  protocol: P,
  handlers: Handlers<P>,
  send: (message: unknown) => void,
): Responder<P> {
  const answer = async (method: string, args: unknown[]): Promise<unknown> => {
    if (!Object.hasOwn(protocol.methods, method))
      throw new Error(`There is no method ${method.slice(0, 64)}`);
    const parsed = protocol.methods[method]?.args.safeParse(args);
    if (!parsed?.success) throw new Error(`Malformed arguments for ${method}: ${parsed?.error.message}`);
    const handler = handlers[method] as (...args: readonly unknown[]) => unknown;
    return await handler(...parsed.data);
  };

  return {
    receive(message) {
      const parsed = callMessage.safeParse(message);
      if (!parsed.success) return false;
      const { call, method, args } = parsed.data;
      answer(method, args).then(
        // JSON has no undefined; a reply without a result would be no reply.
        (result) => send({ reply: call, result: result ?? null }),
        (error: unknown) => send({ reply: call, error: describeFailure(error) }),
      );
      return true;
    },
    emit: (event, data) => send({ event, data }),
  };
}
