import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type Caller, createCaller, createResponder, type Handlers, RemoteError } from './rpc.ts';

const protocol = {
  methods: {
    add: { args: z.tuple([z.number(), z.number()]), result: z.number() },
    greet: { args: z.tuple([z.object({ name: z.string().default('you') })]), result: z.string() },
    nothing: { args: z.tuple([]), result: z.null() },
  },
  events: { said: z.object({ text: z.string() }), ticked: z.number() },
} as const;
type TestProtocol = typeof protocol;

const handlers: Handlers<TestProtocol> = {
  add: (a, b) => a + b,
  greet: async ({ name }) => `Hello ${name}`,
  nothing: () => null,
};

/** Both ends joined by a channel that carries JSON, as the real ones do. */
const join = (overrides: Partial<Handlers<TestProtocol>> = {}) => {
  const json = (message: unknown): unknown => JSON.parse(JSON.stringify(message));
  const caller: Caller<TestProtocol> = createCaller(protocol, (message) => responder.receive(json(message)));
  const responder = createResponder(protocol, { ...handlers, ...overrides }, (message) =>
    caller.receive(json(message)),
  );
  return { caller, responder };
};

/** A calling end whose messages are kept, to be answered by hand. */
const callerAlone = () => {
  const sent: { call: string; method: string; args: unknown[] }[] = [];
  const caller = createCaller(protocol, (message) => void sent.push(message as (typeof sent)[number]));
  return { caller, sent };
};

/** An answering end to which messages are given by hand. */
const responderAlone = (overrides: Partial<Handlers<TestProtocol>> = {}) => {
  const sent: unknown[] = [];
  const responder = createResponder(
    protocol,
    { ...handlers, ...overrides },
    (message) => void sent.push(message),
  );
  return { responder, sent };
};

test('a call gives back what the other end answers', async () => {
  const { remote } = join().caller;
  expect(await remote.add(2, 3)).toBe(5);
  expect(await remote.greet({ name: 'Ana' })).toBe('Hello Ana');
  expect(await remote.nothing()).toBeNull();
});

test('a handler gets arguments as its schema makes them', async () => {
  expect(await join().caller.remote.greet({})).toBe('Hello you');
});

test('calls under way at the same time get their own answers, in any order', async () => {
  const { caller, sent } = callerAlone();
  const first = caller.remote.add(1, 1);
  const second = caller.remote.add(2, 2);
  expect(caller.receive({ reply: sent[1]?.call, result: 4 })).toBe(true);
  expect(caller.receive({ reply: sent[0]?.call, result: 2 })).toBe(true);
  expect(await Promise.all([first, second])).toEqual([2, 4]);
});

test('an error thrown at the other end comes over with its message and code', async () => {
  const broken = Object.assign(new TypeError('No such order'), { code: 'not-found' });
  const { caller } = join({
    add: () => {
      throw broken;
    },
  });
  const error = await caller.remote.add(1, 2).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RemoteError);
  expect(error).toMatchObject({ message: 'No such order', code: 'not-found' });
});

test('a code that is not a text is left out, and so is one that is not there', async () => {
  const numbered = join({ add: () => Promise.reject(Object.assign(new Error('a'), { code: 7 })) });
  await expect(numbered.caller.remote.add(1, 2)).rejects.toMatchObject({ message: 'a', code: undefined });
  const plain = join({ add: () => Promise.reject(new Error('b')) });
  await expect(plain.caller.remote.add(1, 2)).rejects.toMatchObject({ message: 'b', code: undefined });
});

test('something thrown that is no error still becomes one with words', async () => {
  await expect(join({ add: () => Promise.reject('plain words') }).caller.remote.add(1, 2)).rejects.toThrow(
    'plain words',
  );
});

test('malformed arguments are refused before the handler sees them', async () => {
  const add = vi.fn(() => 0);
  const { responder, sent } = responderAlone({ add });
  for (const args of [[1], [1, '2'], [1, 2, 3], [null, null]]) {
    expect(responder.receive({ call: 'c', method: 'add', args })).toBe(true);
  }
  await vi.waitFor(() => expect(sent).toHaveLength(4));
  expect(add).not.toHaveBeenCalled();
  for (const reply of sent) {
    expect(reply).toMatchObject({
      error: { message: expect.stringContaining('Malformed arguments for add') },
    });
  }
});

test('a method that the protocol does not have is refused, also one that every object inherits', async () => {
  const { responder, sent } = responderAlone();
  responder.receive({ call: 'a', method: 'remove', args: [] });
  responder.receive({ call: 'b', method: 'toString', args: [] });
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toMatchObject([
    { reply: 'a', error: { message: 'There is no method remove' } },
    { reply: 'b', error: { message: 'There is no method toString' } },
  ]);
});

test('a malformed result rejects the call and names the method', async () => {
  const { caller, sent } = callerAlone();
  const call = caller.remote.add(1, 2);
  expect(caller.receive({ reply: sent[0]?.call, result: 'three' })).toBe(true);
  await expect(call).rejects.toThrow('The answer to add was malformed');
});

test('a handler that returns nothing answers null', async () => {
  const { responder, sent } = responderAlone({ nothing: () => undefined as unknown as null });
  responder.receive({ call: 'c', method: 'nothing', args: [] });
  await vi.waitFor(() => expect(sent).toEqual([{ reply: 'c', result: null }]));
});

test('a reply is taken once; a second one, or one to nobody, is not ours', async () => {
  const { caller, sent } = callerAlone();
  const call = caller.remote.nothing();
  const reply = { reply: sent[0]?.call, result: null };
  expect(caller.receive(reply)).toBe(true);
  expect(caller.receive(reply)).toBe(false);
  expect(caller.receive({ reply: 'somebody else', result: null })).toBe(false);
  expect(await call).toBeNull();
});

test('what is no message of the protocol is not ours, on both ends', () => {
  const { caller } = callerAlone();
  const { responder, sent } = responderAlone();
  for (const message of [undefined, null, 1, 'text', [], {}, { call: 1 }, { call: 'c', method: 'add' }]) {
    expect(caller.receive(message)).toBe(false);
    expect(responder.receive(message)).toBe(false);
  }
  expect(sent).toEqual([]);
});

test('events reach every listener of their kind until it leaves', () => {
  const { caller, responder } = join();
  const heard: string[] = [];
  const leave = caller.on('said', ({ text }) => heard.push(`a ${text}`));
  caller.on('said', ({ text }) => heard.push(`b ${text}`));
  caller.on('ticked', (count) => heard.push(`tick ${count}`));
  responder.emit('said', { text: 'one' });
  leave();
  responder.emit('said', { text: 'two' });
  responder.emit('ticked', 3);
  expect(heard).toEqual(['a one', 'b one', 'b two', 'tick 3']);
});

test('events with malformed data or an unknown name reach nobody', () => {
  const { caller } = callerAlone();
  const listener = vi.fn();
  caller.on('said', listener);
  expect(caller.receive({ event: 'said', data: { text: 1 } })).toBe(false);
  expect(caller.receive({ event: 'shouted', data: { text: 'x' } })).toBe(false);
  expect(caller.receive({ event: 'constructor', data: {} })).toBe(false);
  expect(listener).not.toHaveBeenCalled();
  expect(caller.receive({ event: 'said', data: { text: 'x' } })).toBe(true);
  expect(listener).toHaveBeenCalledOnce();
});

test('closing rejects what is under way and everything later, and sends nothing any more', async () => {
  const { caller, sent } = callerAlone();
  const before = caller.remote.add(1, 2);
  caller.close(new Error('The app is gone.'));
  await expect(before).rejects.toThrow('The app is gone.');
  await expect(caller.remote.add(1, 2)).rejects.toThrow('The app is gone.');
  expect(sent).toHaveLength(1);
});

test('an answer that comes after closing changes nothing', async () => {
  const { caller, sent } = callerAlone();
  const call = caller.remote.add(1, 2);
  caller.close(new Error('gone'));
  expect(caller.receive({ reply: sent[0]?.call, result: 3 })).toBe(false);
  await expect(call).rejects.toThrow('gone');
});

test('a channel that throws while sending rejects the call', async () => {
  const caller = createCaller(protocol, () => {
    throw new Error('The socket is closed.');
  });
  await expect(caller.remote.add(1, 2)).rejects.toThrow('The socket is closed.');
});
