import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from './load-config.ts';

const TOKENS = '--ink: light-dark(#192129, #e9eeef); --on-ink: light-dark(#f9fafb, #0e1216);';

/** Loads a config that lies in a folder with nothing installed in it. */
const load = async (text: string, beside: Readonly<Record<string, string>> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  try {
    const path = join(folder, 'course.config.ts');
    for (const [name, contents] of Object.entries({ ...beside, 'course.config.ts': text }))
      await writeFile(join(folder, name), contents);
    return await loadConfig({ path, shown: 'course.config.ts', tokens: TOKENS });
  } finally {
    await rm(folder, { recursive: true });
  }
};
const withCourse = (fields: string): string =>
  `import { defineCourse } from '@lab/course';\nexport default defineCourse({ ${fields} });\n`;
const GOOD = `title: 'Acme', tagline: 'Money leaves once.'`;

const faultsOf = async (text: string) => {
  const loaded = await load(text);
  return loaded.kind === 'read' ? [] : loaded.faults;
};

test('a config is read with its types, the helper and files beside it, with nothing installed', async () => {
  const loaded = await load(
    `import { defineCourse } from '@lab/course';
import { parts } from './parts.ts';
const title: string = 'Acme';
export default defineCourse({ title, tagline: 'Money leaves once.', parts });`,
    { 'parts.ts': `export const parts = [{ part: 'security', lessons: ['own-the-row'] }];` },
  );
  expect(loaded).toEqual({
    kind: 'read',
    config: {
      title: 'Acme',
      tagline: 'Money leaves once.',
      parts: [{ part: 'security', lessons: ['own-the-row'] }],
      theme: {},
    },
  });
});

test('every field that is wrong is told at once, with what came, what was expected and what to do', async () => {
  const faults = await faultsOf(
    withCourse(`${GOOD}, titel: 'x', parts: [{ part: 'Security', lesons: [] }], webcontainerKey: '"><script>',
      theme: { browser: { light: 'red;}', dark: '#ffffff' }, inc: { light: '#000000', dark: '#ffffff' } }`),
  );
  const told = faults.map(({ field, came }) => [field, came]);
  expect(told).toContainEqual(['titel', 'a field titel']);
  expect(told).toContainEqual(['theme.browser.light', 'the text "red;}"']);
  expect(told).toContainEqual(['webcontainerKey', expect.stringContaining('<script>')]);
  expect(told).toContainEqual(['parts[0].part', 'the text "Security"']);
  expect(faults.find(({ field }) => field === 'parts[0].lesons')?.todo).toBe('Did you mean lessons?');
  expect(faults.find(({ field }) => field === 'theme.inc')?.todo).toBe('Did you mean ink?');
  expect(faults.every(({ file, expected, todo }) => file !== '' && expected !== '' && todo !== '')).toBe(
    true,
  );
});

test('a syntax error is told with its line, and code that throws with what it threw', async () => {
  expect(await faultsOf('export default {\n  title: "Acme"\n  tagline: "x" };')).toMatchObject([
    { field: 'syntax', line: 3, came: 'tagline: "x" };' },
  ]);
  expect(await faultsOf('throw new TypeError("no");\nexport default {};')).toMatchObject([
    { field: 'its code', came: 'TypeError: no' },
  ]);
});

test('no file, and a file that exports nothing, say what to write', async () => {
  expect(await loadConfig({ path: '/nowhere/course.config.ts', shown: 'x', tokens: '' })).toMatchObject({
    faults: [{ file: 'x', came: 'no such file' }],
  });
  expect(await faultsOf('export const course = {};')).toMatchObject([
    { field: 'export default', came: 'nothing' },
  ]);
});

test('colours that cannot be read are told with their contrast', async () => {
  const faults = await faultsOf(
    withCourse(`${GOOD}, parts: './lessons', theme: { 'on-ink': { light: '#555555', dark: '#0e1216' } }`),
  );
  expect(faults).toMatchObject([
    { field: 'theme.on-ink.light', came: expect.stringMatching(/^a contrast of 2\.\d with ink$/) },
  ]);
});
