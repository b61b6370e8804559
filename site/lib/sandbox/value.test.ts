import { expect, test } from 'vitest';
import { showValue, type TaggedValue, tagValue, untagValue } from './value.ts';

/** What a value becomes on the other side of a channel that carries JSON. */
const carried = async (value: unknown): Promise<unknown> =>
  untagValue(JSON.parse(JSON.stringify(await tagValue(value))));

const shown = async (value: unknown): Promise<string> => showValue(await tagValue(value));

const values: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  'a text': 'Füße 🎭',
  'a text that looks like a reference': '$undefined',
  'a number': 1.5,
  undefined: undefined,
  'minus zero': -0,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  'a bigint beyond numbers': 123456789012345678901234567890n,
  'a negative bigint': -1n,
  'a Date': new Date('2026-11-02T10:14:00.123Z'),
  'a Date that is none': new Date(Number.NaN),
  'a Map with keys of every kind': new Map<unknown, unknown>([
    ['a', 1],
    [2, new Set([undefined])],
    [new Date(0), null],
  ]),
  'a Set': new Set<unknown>([1, 'one', Number.NaN, [1n]]),
  bytes: new Uint8Array([0, 127, 128, 255]),
  'more bytes than fit into one call': Uint8Array.from({ length: 100_000 }, (_, index) => index % 256),
  'an empty list': [],
  'an empty object': {},
  'nested values': { a: [undefined, { b: new Map([[1n, { c: -0 }]]) }], d: { e: new Date(0) } },
  'an object with undefined in it': { a: undefined, b: 1 },
  'an object with the key "$"': { $: 'date', v: '2026-01-01' },
  'an object whose "$" is no text': { $: 5 },
  'an object with the key "$" inside one': { $: { $: { $: undefined } } },
  'a list of what looks tagged': [{ $: 'undefined' }, { $: 'bigint', v: '1' }],
};
for (const [name, value] of Object.entries(values)) {
  test(`${name} comes back as it was`, async () => {
    const back = await carried(value);
    expect(back).toStrictEqual(value);
    expect(Object.is(back, -0)).toBe(Object.is(value, -0));
  });
}

test('a FormData keeps its order, its duplicates and its files', async () => {
  const form = new FormData();
  form.append('qty', '1');
  form.append('seat', 'A1');
  form.append('qty', '2');
  form.append('', 'no name');
  form.append('photo', new File([new Uint8Array([1, 200, 3])], 'a “photo”.png', { type: 'image/png' }));
  const back = await carried(form);
  if (!(back instanceof FormData)) throw new Error('It is no FormData any more.');
  expect([...back.keys()]).toEqual(['qty', 'seat', 'qty', '', 'photo']);
  expect(back.getAll('qty')).toEqual(['1', '2']);
  const photo = back.get('photo');
  if (!(photo instanceof File)) throw new Error('It is no File any more.');
  expect([photo.name, photo.type]).toEqual(['a “photo”.png', 'image/png']);
  expect([...new Uint8Array(await photo.arrayBuffer())]).toEqual([1, 200, 3]);
});

test('a File deep inside other values keeps its contents', async () => {
  const file = new File(['Grüße'], 'note.txt', { type: 'text/plain' });
  const back = (await carried({ list: [new Map([['file', new Set([file])]])] })) as {
    list: [Map<string, Set<File>>];
  };
  const [found] = back.list[0].get('file') ?? [];
  expect(found?.name).toBe('note.txt');
  expect(await found?.text()).toBe('Grüße');
});

test('a Blob becomes a file called blob', async () => {
  const back = (await carried(new Blob(['x'], { type: 'text/css' }))) as File;
  expect([back.name, back.type, await back.text()]).toEqual(['blob', 'text/css', 'x']);
});

test('an error keeps its message', async () => {
  const back = await carried(new TypeError('No such order'));
  expect(back).toBeInstanceOf(Error);
  expect(back).toMatchObject({ message: 'No such order' });
});

test('what cannot cross becomes a tag that names it', async () => {
  expect(await carried([() => 1, Symbol('s'), Promise.resolve(1)])).toEqual([
    '[function]',
    '[symbol]',
    '[promise]',
  ]);
});

test('a view of a part of a buffer carries that part only', async () => {
  const view = new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2);
  expect(await carried(view)).toEqual(new Uint8Array([2, 3]));
});

test('a value without end is cut instead of running for ever', async () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  endless.again = endless;
  expect(await tagValue(endless)).toEqual({ self: { $: 'cycle' }, again: { $: 'cycle' } });
});

test('a value that is nested too deeply is cut', async () => {
  let nested: unknown = 'inside';
  for (let level = 0; level < 60; level++) nested = [nested];
  expect(JSON.stringify(await tagValue(nested))).toContain('too-deep');
});

test('an object with a key named __proto__ does not change what objects are', async () => {
  const back = await carried(JSON.parse('{"__proto__": {"admin": true}}'));
  expect((back as { admin?: boolean }).admin).toBeUndefined();
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

const malformed: readonly TaggedValue[] = [
  { $: 'bigint', v: 'many' },
  { $: 'bigint', v: 1 },
  { $: 'date', v: 5 },
  { $: 'map', v: [[1]] },
  { $: 'set', v: 'abc' },
  { $: 'file', v: { name: 'a' } },
  { $: 'form', v: null },
  { $: 'object', v: [] },
];
for (const value of malformed) {
  test(`${JSON.stringify(value)} is refused`, () => {
    expect(() => untagValue(value)).toThrow();
  });
}

const form = new FormData();
form.append('qty', '2');
form.append('photo', new File(['x'], 'a.png'));
const texts: readonly (readonly [value: unknown, text: string])[] = [
  [undefined, 'undefined'],
  [null, 'null'],
  ['ord_1', '"ord_1"'],
  ['say "hi"', '"say \\"hi\\""'],
  [-0, '-0'],
  [Number.NaN, 'NaN'],
  [12n, '12n'],
  [true, 'true'],
  [new Date(0), 'Date(1970-01-01T00:00:00.000Z)'],
  [[], '[]'],
  [{}, '{}'],
  [{ ok: true }, '{ ok: true }'],
  [{ 'not-a-word': [1, undefined] }, '{ "not-a-word": [1, undefined] }'],
  [{ $: 'date' }, '{ $: "date" }'],
  [new Map([['a', 1]]), 'Map([["a",1]])'],
  [new Set([1, 2]), 'Set([1,2])'],
  [new File(['x'], 'a.png'), 'File(a.png)'],
  [form, 'FormData { qty: "2", photo: File(a.png) }'],
  [new Error('no'), 'Error("no")'],
  [() => 1, '[function]'],
  [new Uint8Array(2), '[bytes]'],
];
for (const [value, text] of texts) {
  test(`a value is shown as ${text}`, async () => {
    expect(await shown(value)).toBe(text);
  });
}
