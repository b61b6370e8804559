/** Owns what an author sees in `npm run dev`: what is wrong in a lesson, in its page, until it is mended. */
import { spawn } from 'node:child_process';
import { test as base, expect } from '@playwright/test';
import { copyProject, type ProjectCopy } from '../authoring/project-copy.ts';
import { takeScreen } from './screens.ts';

const S1 = 'lessons/1-security/01-public-endpoint/lesson.mdx';
const S2 = 'lessons/1-security/02-own-the-row/lesson.mdx';

interface Dev {
  readonly copy: ProjectCopy;
  readonly origin: string;
}

/** Starts `npm run dev` in a copy whose first lesson is wrong from the beginning. */
const test = base.extend<{ dev: Dev }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
  dev: async ({}, use) => {
    const copy = await copyProject();
    await copy.replace(S1, 'minutes: 12', 'minutes: "12"');
    const server = spawn(process.execPath, ['scripts/run.mjs', 'dev', '--port', '0'], {
      cwd: copy.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
    try {
      const origin = await new Promise<string>((resolve, reject) => {
        let said = '';
        const read = (chunk: Buffer): void => {
          said += chunk.toString();
          const [, found] = /Open (http:\/\/localhost:\d+)\/#key=/.exec(said) ?? [];
          if (found) resolve(found);
        };
        server.stdout.on('data', read);
        server.stderr.on('data', read);
        server.once('close', () => reject(new Error(`The development server ended.\n${said}`)));
      });
      await use({ copy, origin });
    } finally {
      server.kill();
      await ended;
      await copy[Symbol.asyncDispose]();
    }
  },
});

test('what is wrong in a lesson is shown in its page until it is mended, and other lessons open', async ({
  page,
  dev: { copy, origin },
}) => {
  const panel = page.getByRole('region', { name: /fault/ });
  const heading = page.getByRole('heading', { level: 1 });

  // Nobody works in the lab here, and its editor takes a development server long.
  await page.route('**/site/lab/Lab.tsx*', (route) => route.abort());

  /** The development server loads a page anew after an edit, and may do so in this very moment. */
  const open = (path: string): Promise<void> =>
    expect(async () => {
      await page.goto(`${origin}${path}`);
    }).toPass({ timeout: 60_000 });

  await test.step('a lesson that can be shown carries its faults, and loses them', async () => {
    await open('/lessons/own-the-row/');
    await expect(heading).toHaveText('Someone else’s order');
    await expect(panel).toHaveCount(0);

    await copy.replace(S2, '\n---\n', '\n---\n\nSee [it](/lessons/nowhere/).\n');
    await expect(panel).toContainText('/lessons/nowhere/');
    await expect(panel).toContainText('1 more elsewhere');
    await takeScreen(page, 'authoring-fault');
    await expect(heading).toHaveText('Someone else’s order');

    await copy.replace(S2, 'See [it](/lessons/nowhere/).\n', '');
    await expect(panel).toHaveCount(0);
  });

  await test.step('a lesson that was wrong when the server started opens once it is mended', async () => {
    await open('/course/');
    await expect(panel).toContainText(S1);
    await expect(page.getByRole('link', { name: /Someone else’s order/ })).toBeVisible();

    await open('/lessons/public-endpoint/');
    await expect(heading).toHaveText('This lesson cannot be shown yet');
    await expect(panel).toContainText('Line 6minutes');
    await expect(panel).toContainText('Take away the quotes.');
    await takeScreen(page, 'authoring-fault-that-blocks');

    await copy.replace(S1, 'minutes: "12"', 'minutes: 12');
    await expect(heading).toHaveText('Your action is an API');
    await expect(panel).toHaveCount(0);
  });
});
