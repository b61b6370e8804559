import { expect, test } from 'vitest';
import { sampleCallWith as call } from '../../../lib/sandbox/sample-call.ts';
import { quoteForShell, toCurl } from './curl.ts';

const local = { origin: 'http://localhost:4711', isLocal: true };

const fieldsOf = async (args: readonly unknown[]): Promise<string[] | undefined> =>
  toCurl(await call(args), local)
    ?.command.split(' \\\n  ')
    .filter((line) => /^(-F|--form-string|--data-raw)/.test(line));

test('a call becomes a command, quoted for a shell, with React’s own escape', async () => {
  expect(toCurl(await call(["it's", '$1', { price: '$9' }]), local)?.command).toBe(
    `curl 'http://localhost:4711/orders' \\
  -H 'next-action: a1b2' \\
  -H 'accept: text/x-component' \\
  -H 'content-type: text/plain;charset=UTF-8' \\
  -H 'origin: http://localhost:4711' \\
  --data-raw '["it'\\''s","$$1",{"price":"$$9"}]'`,
  );
});

test('what JSON cannot say is said as React says it', async () => {
  const odd = [undefined, 3n, new Date(0), Number.NaN, Number.NEGATIVE_INFINITY, -0, { $: 'mine' }];
  expect(await fieldsOf(odd)).toEqual([
    `--data-raw '["$undefined","$n3","$D1970-01-01T00:00:00.000Z","$NaN","$-Infinity","$-0",{"$":"mine"}]'`,
  ]);
  expect(await fieldsOf([new Map([['a', 1]]), new Set(['b'])])).toEqual([
    `--form-string '1=[["a",1]]'`,
    `--form-string '2=["b"]'`,
    `--form-string '0=["$Q1","$W2"]'`,
  ]);
  expect(toCurl(await call([Promise.resolve(1)]), local)).toBe(null);
});

test('a form becomes fields, of which none is taken for a file, and the content type is left to curl', async () => {
  const form = new FormData();
  form.append('qty', '2');
  form.append('note', "@it's\n<here>");
  expect(await fieldsOf([{ ok: true }, form])).toEqual([
    `--form-string '_1_qty=2'`,
    `--form-string '_1_note=@it'\\''s\n<here>'`,
    `--form-string '0=[{"ok":true},"$K1"]'`,
  ]);
  expect(toCurl(await call([form]), local)?.command).not.toContain('content-type');
});

test('a file is named and has to be put there; one that was not chosen needs nothing', async () => {
  const form = new FormData();
  form.append('photo', new File(['x'], 'my "best" photo.png', { type: 'image/png' }));
  form.append('other', new File([], '', { type: 'application/octet-stream' }));
  expect(await fieldsOf([form])).toEqual([
    `-F '_1_photo=@"my \\"best\\" photo.png";type=image/png'`,
    `-F '_1_other=@/dev/null;filename="";type=application/octet-stream'`,
    `--form-string '0=["$K1"]'`,
  ]);
  expect(toCurl(await call([form]), local)?.notes).toContain('Put my "best" photo.png beside you first.');
});

test('a field that curl cannot name, and a call of nobody or of nothing, make no command', async () => {
  const form = new FormData();
  form.append('a=b', '1');
  expect(toCurl(await call([form]), local)).toBe(null);
  expect(toCurl(await call([], { person: null }), local)).toBe(null);
  expect(toCurl(await call([], { action: null }), local)).toBe(null);
});

test('cookies are left out and that is said, as is whatever else differs from the call', async () => {
  const ben = toCurl(await call([]), local);
  expect(ben?.command).not.toMatch(/cookie/i);
  expect(ben?.notes).toEqual(['It carries no cookies: the address adds ben’s.']);
  const forged = await call([], { person: 'anon', origin: 'https://elsewhere.example' });
  expect(toCurl(forged, { ...local, isLocal: false })?.notes).toEqual([
    'It carries no cookies: at this address nobody is signed in.',
    'Its Origin is the app’s own, since this address takes no other.',
    'The app runs inside this browser, so no terminal reaches it.',
  ]);
});

test('a single quote ends the quotes, stands alone and begins them again', () => {
  expect(quoteForShell("a'b")).toBe("'a'\\''b'");
  expect(quoteForShell('$HOME `id` "x" \\')).toBe(`'$HOME \`id\` "x" \\'`);
});
