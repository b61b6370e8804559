import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const text = (json: string): Promise<unknown[]> =>
  readArguments(new TextEncoder().encode(json), 'text/plain;charset=UTF-8');

/** A body as a browser sends it: part 0 is the list, the others are what it refers to, numbered in decimal. */
const multipart = async (
  parts: readonly (readonly [name: string, value: string | File])[],
): Promise<unknown[]> => {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  const body = new Response(form);
  const type = body.headers.get('content-type') ?? '';
  return await readArguments(new Uint8Array(await body.arrayBuffer()), type);
};

const plain: readonly (readonly [json: string, args: unknown[]])[] = [
  ['[]', []],
  ['["ord_1",2,true,null]', ['ord_1', 2, true, null]],
  ['["$$100"]', ['$100']],
  ['["$undefined"]', [undefined]],
  [
    '["$NaN","$Infinity","$-Infinity","$-0"]',
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0],
  ],
  ['["$D2026-11-02T10:14:00.000Z"]', [new Date('2026-11-02T10:14:00.000Z')]],
  ['["$n123456789012345678901234567890"]', [123456789012345678901234567890n]],
  ['[{"a":{"b":["$n1"]}}]', [{ a: { b: [1n] } }]],
  ['["Füße 🎭"]', ['Füße 🎭']],
  ['["$T"]', ['(something only the browser has)']],
  ['["$@1"]', ['($@1)']],
  ['["$Sreact.element"]', ['($Sreact.element)']],
];
for (const [json, args] of plain) {
  test(`the text body ${json} is read`, async () => {
    expect(await text(json)).toStrictEqual(args);
  });
}

for (const body of ['', 'not json', '[', '["$D', '["$nmany"]', '["$Q1"]', '["$1"]']) {
  test(`the body ${JSON.stringify(body)} is one argument that says it cannot be read`, async () => {
    expect(await text(body)).toEqual(['(a body that is not a list of arguments)']);
  });
}

test('a body that is no list is one argument', async () => {
  expect(await text('"alone"')).toEqual(['alone']);
});

test('a form is read with its duplicates, without its prefix', async () => {
  const [previous, form] = await multipart([
    ['0', '[null,"$K1"]'],
    ['_1_eventId', 'evt_1'],
    ['_1_qty', '1'],
    ['_1_qty', '2'],
    ['_2_other', 'x'],
  ]);
  expect(previous).toBeNull();
  expect([...(form as FormData)]).toEqual([
    ['eventId', 'evt_1'],
    ['qty', '1'],
    ['qty', '2'],
  ]);
});

test('a file in a form keeps its name and contents', async () => {
  const [form] = await multipart([
    ['0', '["$K1"]'],
    ['_1_photo', new File(['Grüße'], 'a.txt', { type: 'text/plain' })],
  ]);
  const photo = (form as FormData).get('photo') as File;
  expect([photo.name, photo.type, await photo.text()]).toEqual(['a.txt', 'text/plain', 'Grüße']);
});

test('maps, sets, files and outlined values are read from their parts', async () => {
  const args = await multipart([
    ['0', '["$Q1","$W2","$B3","$4"]'],
    ['1', '[["a","$n1"],["b","$undefined"]]'],
    ['2', '[1,"$D2026-11-02T10:14:00.000Z"]'],
    ['3', new File(['x'], 'b.bin')],
    ['4', '{"deep":"$Q5"}'],
    ['5', '[[1,2]]'],
  ]);
  expect(args[0]).toEqual(
    new Map<string, unknown>([
      ['a', 1n],
      ['b', undefined],
    ]),
  );
  expect(args[1]).toEqual(new Set([1, new Date('2026-11-02T10:14:00.000Z')]));
  expect((args[2] as File).name).toBe('b.bin');
  expect(args[3]).toEqual({ deep: new Map([[1, 2]]) });
});

test('parts are referred to in hexadecimal and named in decimal', async () => {
  const maps = Array.from({ length: 10 }, (_, index) => [String(index + 1), `[[${index + 1},0]]`] as const);
  const args = await multipart([
    ['0', '["$Q1","$Q2","$Q3","$Q4","$Q5","$Q6","$Q7","$Q8","$Q9","$Qa","$Kb","$Bc","$d"]'],
    ...maps,
    ['_11_qty', '2'],
    ['12', new File(['x'], 'c.bin')],
    ['13', '{"thirteen":true}'],
  ]);
  expect(args[9]).toEqual(new Map([[10, 0]]));
  expect([...(args[10] as FormData)]).toEqual([['qty', '2']]);
  expect((args[11] as File).name).toBe('c.bin');
  expect(args[12]).toEqual({ thirteen: true });
});

test('server functions and closures are named, not guessed', async () => {
  const args = await multipart([
    ['0', '["$h1","$F1"]'],
    ['1', '{"id":"7f","bound":null}'],
  ]);
  expect(args).toEqual(['(a server function)', '(a server function)']);
});

test('a part that refers to itself does not run for ever', async () => {
  expect(
    await multipart([
      ['0', '["$1"]'],
      ['1', '["$1"]'],
    ]),
  ).toEqual(['(a body that is not a list of arguments)']);
});

test('a form without the list is one argument that says so', async () => {
  expect(await multipart([['_1_qty', '2']])).toEqual(['(a body that is not a list of arguments)']);
});
