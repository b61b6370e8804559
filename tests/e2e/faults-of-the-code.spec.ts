/** Owns what a person sees when the learner's own code stops the app or a page of it, and that an edit cures it. */
import { readFile } from 'node:fs/promises';
import { expect, type LabPage, test } from './fixtures.ts';
import { desk, takePhoneScreen, takeScreen } from './screens.ts';

const MB = 1024 * 1024;

// A trace's snapshots ask every frame of the page, and one that loops for ever does not answer: the test would hang.
test.use({
  viewport: desk,
  trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  // Less than everybody's, so that no machine has to be filled; more than Stagedoor needs.
  limits: { memory: 2500 * MB, disk: { bytes: 900 * MB, files: 100_000 } },
});

const read = (path: string): Promise<string> =>
  readFile(
    new URL(`../../lessons/2-revalidation/01-saved-but-stale/starter/${path}`, import.meta.url),
    'utf8',
  );

/** Stands over code that stops something, and is there afterwards. */
const MINE = '// what I wrote';

/** The app shows its page to Orla, with everything on it. */
const expectUp = async (lab: LabPage, button = 'Save text'): Promise<void> => {
  await expect(lab.app.getByRole('button', { name: button })).toBeVisible({ timeout: 90_000 });
};

/** Puts code into the page of an event, to be run whenever it is asked for. */
const pageThat = async (does: string): Promise<string> => {
  const page = await read('app/events/[slug]/page.tsx');
  return `${MINE}\n${page.replace('if (!event) notFound();', `${does}\n  if (!event) notFound();`)}`;
};

/** What stands in the app's place: it is being started again, or waits for another edit. */
const expectStopped = async (lab: LabPage, why: string | RegExp): Promise<void> => {
  const stopped = lab.pane.getByRole('status').or(lab.pane.getByRole('alert'));
  await expect(
    stopped.filter({ hasText: /Starting Stagedoor again|Your code stopped the app/ }),
  ).toContainText(why, { timeout: 60_000 });
  await expect(stopped).toContainText(/your edits are kept/i);
  await expect(lab.code).toContainText(MINE);
};

test.beforeEach(async ({ page, site, lab }) => {
  await page.goto(site.url('/lessons/saved-but-stale/'));
  await expectUp(lab);
});

test('a part of a page that never comes is told, and comes with the next edit', async ({ lab, page }) => {
  await lab.openFile('page.tsx');
  await lab.replaceCode(await pageThat('await new Promise(() => {});'));
  const note = lab.pane.getByRole('alert');
  await expect(note).toContainText('A part of /events/', { timeout: 60_000 });
  await expect(note).toContainText('Your edits are kept.');
  await takeScreen(page, 'part-that-never-comes');
  // Not only word of an edit: the whole page, too.
  await note.getByRole('button', { name: 'Open it again' }).click();
  await expect(note).toHaveCount(0);
  await expect(note).toContainText('has not come for a while', { timeout: 60_000 });

  await lab.replaceCode(await pageThat('// mended'));
  await expectUp(lab);
  await expect(note).toHaveCount(0);
  await expect(lab.code).toContainText(MINE);
});

test('a component that loops for ever holds its page and nothing else; mended, the page opens again', async ({
  lab,
  page,
}) => {
  const form = await read('components/text-form.tsx');
  await lab.openFile('text-form.tsx');
  await lab.replaceCode(
    `${MINE}\n${form.replace('const id = useId();', "const id = useId();\n  while (typeof window !== 'undefined') {}")}`,
  );
  const note = lab.pane.getByRole('alert');
  await expect(note).toContainText('The page in here does not answer.');
  await expect(note).toContainText('an endless loop in a component');
  await expect(note).toContainText('Your edits are kept.');
  await expect(lab.code).toContainText(MINE);
  await takeScreen(page, 'loop-in-a-component');
  await lab.replaceCode(form.replace('Save text', 'Save this'));
  await note.getByRole('button', { name: 'Open it again' }).click();
  await expectUp(lab, 'Save this');
});

test('a page and then a module that loop for ever stop the app; each is named, and cured by an edit', async ({
  lab,
  page,
}) => {
  await test.step('a page', async () => {
    await lab.openFile('page.tsx');
    await lab.replaceCode(await pageThat('while (event) {}'));
    await expectStopped(
      lab,
      /stopped answering while it answered GET \/events\/the-glass-orchard\. That is what an endless loop looks like/,
    );
    await takeScreen(page, 'loop-in-a-page');
    await lab.replaceCode(await read('app/events/[slug]/page.tsx'));
    await expectUp(lab);
  });
  await test.step('a module', async () => {
    const action = await read('actions/edit-event.ts');
    await lab.openFile('edit-event.ts');
    await lab.replaceCode(`${MINE}\n${action.replace('const LENGTH =', 'while (true) {}\nconst LENGTH =')}`);
    await expectStopped(lab, 'That is what an endless loop looks like.');
    await takeScreen(page, 'loop-at-module-load');
    await lab.replaceCode(action);
    await expectUp(lab);
  });
});

for (const [fault, code, why] of [
  [
    'memory-hog',
    `for (const kept = []; event; await new Promise((go) => setTimeout(go, 5))) kept.push(Buffer.alloc(32 * 1024 * 1024, 1));`,
    'The app took more memory than it may',
  ],
  [
    'disk-hog',
    `for (let n = 0; event; n++) await (await import('node:fs/promises')).writeFile('file-' + n, Buffer.alloc(32 * 1024 * 1024, 1));`,
    'The app wrote more files than it may. They were removed; your own files are kept.',
  ],
  ['process-exit', 'process.exit(3);', 'Look for process.exit in the code.'],
] as const) {
  test(`a page that is a ${fault} is stopped with words for it, and cured by an edit`, async ({
    lab,
    page,
  }) => {
    await lab.openFile('page.tsx');
    await lab.replaceCode(await pageThat(code));
    await expectStopped(lab, why);
    await takeScreen(page, fault);
    if (fault === 'memory-hog') await takePhoneScreen(page, fault, 'App');
    await lab.replaceCode(await read('app/events/[slug]/page.tsx'));
    await expectUp(lab);
  });
}
