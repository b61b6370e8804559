/** Owns what a person sees when the learner's own code stops the app or a page of it, and that an edit cures it. */
import { readFile } from 'node:fs/promises';
import { expect, type LabPage, test } from './fixtures.ts';
import { desk, takeScreen } from './screens.ts';

// A trace's snapshots ask every frame of the page, and one that loops for ever does not answer: the test would hang.
test.use({ viewport: desk, trace: { mode: 'retain-on-failure', snapshots: false } });

const LESSON = '/lessons/saved-but-stale/';
const read = (path: string): Promise<string> =>
  readFile(new URL(`../../lessons/2-revalidation/01-saved-but-stale/starter/${path}`, import.meta.url), 'utf8');

/** The app shows its page to Orla, with everything on it. */
const expectUp = async (lab: LabPage): Promise<void> => {
  await expect(lab.app.getByRole('button', { name: 'Save text' })).toBeVisible({ timeout: 60_000 });
};

test.beforeEach(async ({ page, site, lab }) => {
  await page.goto(site.url(LESSON));
  await expectUp(lab);
});

test('a component that loops for ever holds its page and nothing else; mended, the page opens again', async ({
  lab,
  page,
}) => {
  const form = await read('components/text-form.tsx');
  await lab.openFile('text-form.tsx');
  await lab.replaceCode(form.replace('const id = useId();', "const id = useId();\n  while (typeof window !== 'undefined') {}"));
  const note = lab.pane.getByRole('alert');
  await expect(note).toContainText('The page in here does not answer.');
  await expect(note).toContainText('an endless loop in a component');
  await expect(note).toContainText('Your edits are kept.');
  await takeScreen(page, 'loop-in-a-component');
  await lab.replaceCode(form.replace('Save text', 'Save this'));
  await note.getByRole('button', { name: 'Open it again' }).click();
  await expect(lab.app.getByRole('button', { name: 'Save this' })).toBeVisible();
});

test('a page that loops for ever, and then a module that does, stop the app; each is named and cured by an edit', async ({
  lab,
  page,
}) => {
  const event = await read('app/events/[slug]/page.tsx');
  await lab.openFile('page.tsx');
  await lab.replaceCode(event.replace('if (!event) notFound();', 'while (event) {}\n  if (!event) notFound();'));
  await expect(lab.pane.getByRole('status')).toContainText('Starting Stagedoor again', { timeout: 60_000 });
  await expect(lab.pane.getByRole('status')).toContainText(
    /stopped answering while it answered GET \/events\/the-glass-orchard. That is what an endless loop looks like/,
  );
  await takeScreen(page, 'loop-in-a-page');
  await lab.replaceCode(event);
  await expectUp(lab);
});
