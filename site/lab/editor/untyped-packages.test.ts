import { expect, test } from 'vitest';
import { declareUntyped } from './untyped-packages.ts';

test('packages without types are declared, with what lies in them', () => {
  const manifest = JSON.stringify({
    dependencies: { zod: '4', '@tanstack/query': '5', 'sql.js': '1', '@a/b': '1' },
  });
  const typed = [
    '/node_modules/zod/index.d.ts',
    '/node_modules/@types/sql.js/index.d.ts',
    '/node_modules/@types/a__b/index.d.ts',
  ];
  expect(declareUntyped(manifest, typed)).toBe(
    'declare module "@tanstack/query";\ndeclare module "@tanstack/query/*";\n',
  );
});

test('a package.json that is being written declares nothing', () => {
  expect(declareUntyped('{', [])).toBe('');
});
