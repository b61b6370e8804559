import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { root } from '../../scripts/site/paths.ts';
import { copyProject } from './project-copy.ts';

const run = async (
  folder: string,
  ...args: string[]
): Promise<{ code: number | null; said: string; out: string }> => {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said, out };
};

const FAULTS = [
  ['lessons/1-security/01-public-endpoint/lesson.mdx', 'minutes', 'the text "12"'],
  ['lessons/1-security/02-own-the-row/checks.ts', 'syntax', 'export defalt checks('],
  ['lessons/2-revalidation/02-tag-the-data/lesson.mdx', 'editable[0]', 'data/tag.ts'],
  ['lessons/3-optimistic/03-roll-back/', 'solution/', 'nothing'],
  ['lessons/3-optimistic/part.mdx', 'link', '/lessons/roll-bakc/'],
] as const;

test('build and verify name every fault of every lesson, do nothing else, and end with status 1', {
  timeout: 60_000,
}, async () => {
  await using copy = await copyProject();
  const lessons = 'lessons/1-security';
  await copy.replace(`${lessons}/01-public-endpoint/lesson.mdx`, 'minutes: 12', 'minutes: "12"');
  await copy.replace(`${lessons}/02-own-the-row/checks.ts`, 'export default', 'export defalt');
  await copy.replace(
    'lessons/2-revalidation/02-tag-the-data/lesson.mdx',
    'data/tags.ts\npage',
    'data/tag.ts\npage',
  );
  await rm(join(copy.folder, 'lessons/3-optimistic/03-roll-back/solution'), { recursive: true });
  await copy.replace('lessons/3-optimistic/part.mdx', '\n---\n', '\n---\n\nSee [O3](/lessons/roll-bakc/).\n');

  for (const command of ['build', 'verify']) {
    const { code, said, out } = await run(copy.folder, command);
    expect(code, said).toBe(1);
    expect(said).toContain('5 faults in 5 files of the lessons.');
    let from = 0;
    for (const [file, field, came] of FAULTS) {
      // One after the other: each file is followed by what is wrong in it.
      for (const words of [`\n${file}\n`, field, `came    ${came}`]) {
        const at = `\n${said}`.indexOf(words, from);
        expect(at, `${words} after ${from} of:\n${said}`).toBeGreaterThanOrEqual(from);
        from = at;
      }
    }
    expect(out).toBe('');
  }

  const { code, out } = await run(copy.folder, 'verify', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, faults: { length: 5 } });
});

test('a course in a folder of its own is told what is wrong in its config and its lessons in the same list', {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  try {
    const lesson = join(folder, 'billing/01-refunds');
    await cp(join(root, 'lessons/1-security/02-own-the-row'), lesson, { recursive: true });
    await cp(join(root, 'lessons/1-security/part.mdx'), join(folder, 'billing/part.mdx'));
    const mdx = await readFile(join(lesson, 'lesson.mdx'), 'utf8');
    await writeFile(join(lesson, 'lesson.mdx'), mdx.replace('minutes: 12', 'minutes: "12"'));
    await writeFile(
      join(folder, 'course.config.ts'),
      `import { defineCourse } from '@lab/course';
export default defineCourse({
  title: 'Acme',
  tagline: 'Money leaves once.',
  parts: [{ part: './billing' }, { part: 'securty' }],
});
`,
    );
    const { code, out } = await run(root, 'verify', '--json', '--course', folder);
    expect(code).toBe(1);
    const { faults } = JSON.parse(out);
    expect(faults.map(({ file, field, todo }: Record<string, string>) => [file, field, todo])).toEqual([
      [`${folder}/course.config.ts`, 'parts[1].part', 'Did you mean security?'],
      [`${folder}/billing/01-refunds/lesson.mdx`, 'minutes', 'Take away the quotes.'],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a lesson of TutorialKit is imported into a new course, and what is left to write is told there too', {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  try {
    const from = join(folder, 'tutorial/1-likes');
    for (const [path, words] of [
      ['content.md', '---\ntype: lesson\ntitle: Likes\ntemplate: next\n---\n\n:::tip\nLook.\n:::\n'],
      ['_files/src/actions/likes.ts', 'flaw'],
      ['_solution/src/actions/likes.ts', 'cure'],
    ] as const) {
      await mkdir(join(from, path, '..'), { recursive: true });
      await writeFile(join(from, path), words);
    }
    const into = join(folder, 'course');
    const lesson = join(into, 'lessons/1-imported/01-likes');
    const first = await run(root, 'lesson-import', from, '--course', into);
    expect(first.code, first.said).toBe(0);
    expect(first.out).toContain('`template` of the front matter is left out');
    expect(await readFile(join(lesson, 'solution/actions/likes.ts'), 'utf8')).toBe('cure');
    expect(await readFile(join(lesson, 'lesson.mdx'), 'utf8')).toContain('> **Tip**\n>\n> Look.\n');

    const proof = await run(root, 'verify', '--json', '--course', into);
    const fields = JSON.parse(proof.out).faults.map(({ field }: Record<string, string>) => field);
    expect(fields.toSorted()).toEqual([
      'checks.ts',
      'hints',
      'mistakes',
      'objective',
      'starterFails',
      'summary',
    ]);
    for (const field of fields) expect(first.out).toContain(field);

    const again = await run(root, 'lesson-import', from, '--course', into);
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('There is a lesson likes already')]);
    const second = await run(root, 'lesson-import', from, '--course', into, '--id', 'likes-too');
    expect(second.code, second.said).toBe(0);
    const mdx = await readFile(join(into, 'lessons/1-imported/02-likes-too/lesson.mdx'), 'utf8');
    expect(mdx).toContain('code: I2\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});
