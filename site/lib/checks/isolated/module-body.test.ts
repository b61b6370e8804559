import { expect, test } from 'vitest';
import { moduleBody } from './module-body.ts';

const bodyOf = (module: string): unknown => {
  const made = moduleBody(module);
  if (made.kind === 'refused') throw new Error(made.message);
  const own: { default?: unknown } = {};
  new Function('__lab', '__own', made.body)(
    { check: (id: string) => id, checks: (...all: string[]) => all },
    own,
  );
  return own.default;
};

test('a module with the one import becomes a body that declares its checks', () => {
  expect(
    bodyOf(
      `import { check, checks as list } from '@lab/checks';\nconst a = check('a');\nexport default list(a, check('b'));\n`,
    ),
  ).toEqual(['a', 'b']);
  expect(
    bodyOf(
      `import {\n  check,\n  checks,\n} from "@lab/checks";\nexport const a = check('a');\nexport default checks(a);\nexport {};\n`,
    ),
  ).toEqual(['a']);
  expect(bodyOf(`import * as lab from '@lab/checks';\nexport default lab.checks(lab.check('a'));\n`)).toEqual(
    ['a'],
  );
});

test('whatever else is imported is refused by name', () => {
  for (const other of ['fs', './other', 'https://evil.example/x.js'])
    expect(moduleBody(`import { a } from '${other}';\n`)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(other),
    });
  expect(moduleBody(`import './other';\n`)).toMatchObject({ kind: 'refused' });
  expect(moduleBody(`import lab from '@lab/checks';\n`)).toMatchObject({ kind: 'refused' });
  expect(moduleBody(`export * from '@lab/checks';\n`)).toMatchObject({ kind: 'refused' });
});

test('a long line that begins like an import is read at once', () => {
  const text = `import${' '.repeat(4_000)}`;
  const many = 'import\n'.repeat(10_000);
  const began = performance.now();
  expect(moduleBody(`const a = \`\n${text}\n\`;\n`).kind).toBe('refused');
  expect(moduleBody(`const a = \`\n${many}\`;\n`).kind).toBe('refused');
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('words that only look like an import stay', () => {
  expect(bodyOf(`const text = 'import x from y';\nexport default [text, 'export default'];\n`)).toEqual([
    'import x from y',
    'export default',
  ]);
});
