/** What stays of an install: by the rules, and by what is reached or named from what stays. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isKept, type KeepRule } from '../../scripts/snapshot/keep.ts';
import { selectFiles } from '../../scripts/snapshot/select.ts';
import { scratchFolder } from './snapshot-fixture.ts';

test.for([
  'next/dist/server/next.js',
  'next/dist/compiled/next-server/app-page.runtime.dev.js',
  'next/dist/compiled/react-server-dom-webpack/cjs/react-server-dom-webpack-client.edge.development.js',
  'next/dist/compiled/react-dom/cjs/react-dom-client.development.js',
  'next/dist/compiled/react-dom/LICENSE',
  'next/dist/esm/build/templates/app-route.js',
  'next/wasm/@next/swc-wasm-nodejs/wasm_bg.wasm',
  'next/headers.js',
  'typescript/package.json',
  'typescript/bin/tsc',
  '@types/react/index.d.ts',
  'sql.js/dist/sql-wasm.wasm',
  'zod/v4/mini/index.js',
  'zod/package.json',
  'a-package-new-to-the-template/lib/index.cjs',
  '@scope/new/index.js',
])('%s stays', (path) => {
  expect(isKept(path)).toBe(true);
});

test.for([
  'next/dist/server/next.js.map',
  'next/dist/server/next.d.ts',
  'next/dist/esm/server/next.js',
  'next/dist/compiled/next-server/app-page-turbo.runtime.dev.js',
  'next/dist/compiled/next-server/app-page.runtime.prod.js',
  'next/dist/compiled/react-server-dom-webpack/cjs/react-server-dom-webpack-server.edge.development.js',
  'next/dist/compiled/react-dom-experimental/package.json',
  'next/dist/compiled/react/cjs/react.production.js',
  'typescript/lib/typescript.js',
  '@types/react/global.d.ts',
  'sql.js/dist/sql-asm.js',
  'zod/src/index.ts',
  'zod/index.cjs',
  '.bin/next',
  '.package-lock.json',
  'a-package-new-to-the-template/README.md',
  'a-package-new-to-the-template/types.d.cts',
])('%s goes', (path) => {
  expect(isKept(path)).toBe(false);
});

test('of a package reached through its imports, what nothing imports goes', async () => {
  const rules: readonly KeepRule[] = [{ package: 'orm', why: 'Test.', reachedFrom: ['orm', 'orm/sqlite'] }];
  await using project = await scratchFolder({
    'node_modules/orm/package.json': JSON.stringify({
      name: 'orm',
      type: 'module',
      sideEffects: false,
      exports: { '.': './index.js', './*': './*/index.js' },
    }),
    'node_modules/orm/index.js': "export { unused } from './shared.js';",
    'node_modules/orm/shared.js': 'export const unused = 1;',
    'node_modules/orm/sqlite/index.js': "import { unused } from '../shared.js'; import './session.js';",
    'node_modules/orm/sqlite/session.js': "export const later = () => import('./later.js');",
    'node_modules/orm/sqlite/later.js': 'export {};',
    'node_modules/orm/postgres/index.js': "import '../shared.js';",
    'node_modules/orm/LICENSE': 'MIT',
  });
  expect(await selectFiles(join(project.path, 'node_modules'), rules)).toEqual([
    'orm/LICENSE',
    'orm/index.js',
    'orm/package.json',
    'orm/shared.js',
    'orm/sqlite/index.js',
    'orm/sqlite/later.js',
    'orm/sqlite/session.js',
  ]);
});

test('of a package that another one names file by file, the rest goes', async () => {
  const rules: readonly KeepRule[] = [
    { package: 'data', why: 'Test.', keep: [/^index\.js$/], namedBy: 'app' },
  ];
  await using project = await scratchFolder({
    'node_modules/app/index.js': "require('data/features/grid'); require('data/features/flex.js');",
    'node_modules/app/readme.md': 'data/features/float',
    'node_modules/data/index.js': '',
    'node_modules/data/features/grid.js': '',
    'node_modules/data/features/flex.js': '',
    'node_modules/data/features/float.js': '',
  });
  expect(await selectFiles(join(project.path, 'node_modules'), rules)).toEqual([
    'app/index.js',
    'data/features/flex.js',
    'data/features/grid.js',
    'data/index.js',
  ]);
});
