import { expect, test } from 'vitest';
import { movedImports, retargetImports } from './retarget.ts';

const retarget = (text: string, importer = 'actions/orders.ts', to = 'lib/phrases.ts'): string =>
  retargetImports(text, importer, 'data/words.ts', to);

test.each([
  ["import { a } from '@/data/words';", "import { a } from '@/lib/phrases';"],
  ['export * from "../data/words";', 'export * from "../lib/phrases";'],
  ["import '@/data/words.ts';", "import '@/lib/phrases.ts';"],
  ["const a = await import('@/data/words');", "const a = await import('@/lib/phrases');"],
  ["import type { A } from\n  '@/data/words';", "import type { A } from\n  '@/lib/phrases';"],
  ["import { a } from '@/data/words-of';", "import { a } from '@/data/words-of';"],
  ["import { a } from 'data/words';", "import { a } from 'data/words';"],
  ["const a = '@/data/words';", "const a = '@/data/words';"],
])('%s', (before, after) => {
  expect(retarget(before)).toBe(after);
});

test('a neighbour is imported from beside, and a folder by its name', () => {
  expect(retarget("import { a } from './words';", 'data/orders.ts', 'data/phrases.ts')).toBe(
    "import { a } from './phrases';",
  );
  expect(retargetImports("import { a } from '@/auth';", 'actions/a.ts', 'auth/index.ts', 'lib/auth.ts')).toBe(
    "import { a } from '@/lib/auth';",
  );
});

test('a file that moves still imports what it imported, and in the same folder nothing changes', () => {
  const text =
    "import { db } from '../db';\nimport { tag } from './tags';\nimport { z } from 'zod';\nimport { a } from '@/auth';";
  expect(movedImports(text, 'data/words.ts', 'data/phrases.ts')).toBe(text);
  expect(movedImports(text, 'data/words.ts', 'app/events/[slug]/words.ts')).toBe(
    "import { db } from '../../../db';\nimport { tag } from '../../../data/tags';\nimport { z } from 'zod';\nimport { a } from '@/auth';",
  );
  expect(movedImports(text, 'data/words.ts', 'words.ts')).toContain("from './data/tags'");
});
