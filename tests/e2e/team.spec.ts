/** Owns what a team does in browsers: a path that a lead makes and a learner follows, and evidence that is read without running it. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readCohort } from '../../site/lib/cohort/cohort.ts';
import { type LessonEvidence, packEvidence } from '../../site/lib/progress/evidence.ts';
import { expect, test } from './fixtures.ts';
import { takePageScreens } from './screens.ts';

const KEY = 'server-actions-lab:cohort';
const kept = (page: Page): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY);

const violations = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const result = await new AxeBuilder({ page }).analyze();
    found.push(
      ...result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    );
  }
  return found;
};

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Fills in the form as a lead who uses the keyboard: R1 before S2, and nothing else. */
const makeCohort = async (page: Page): Promise<string> => {
  await page.getByLabel('Name of the cohort').fill('Platform onboarding');
  await page.getByLabel(/^Whom to ask/).fill('Mira, #platform');
  await page.getByLabel(/^Where evidence goes/).fill('mira@example.com');
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await expect(page.getByText('Choose at least one lesson')).toBeVisible();
  await page.getByRole('checkbox', { name: /S2 Someone/ }).check();
  await page.getByRole('checkbox', { name: /R1 Nothing/ }).check();
  const up = page.getByRole('button', { name: 'Move R1 up' });
  await up.focus();
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press('Enter');
  await expect(up).toBeFocused();
  await expect(page.getByText('R1 is now 2 of 9.')).toBeAttached();
  await page.getByLabel('R1 is due').fill('2020-01-02');
  await page.getByLabel('S2 is due').fill('2099-12-04');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
};

test('a lead makes a path, and a learner is asked, follows it, sees it everywhere, and leaves it', async ({
  page,
  site,
  context,
  browser,
  complaints,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(site.url('/team/cohort/'));
  const link = await makeCohort(page);
  expect(await violations(page)).toEqual([]);
  await takePageScreens(page, 'team-cohort-made', { isWhole: true });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as a file' }).click();
  const file = await readFile(await (await downloading).path());
  expect(readCohort(file.toString())).toMatchObject({
    kind: 'read',
    cohort: {
      lessons: [
        { lesson: 'saved-but-stale', due: '2020-01-02' },
        { lesson: 'own-the-row', due: '2099-12-04' },
      ],
    },
  });

  const fresh = await browser.newContext();
  const learner = await fresh.newPage();
  await learner.goto(link);
  const path = learner.locator('.path');
  await expect(learner.getByRole('heading', { name: 'Follow this cohort?' })).toBeFocused();
  await expect(path).toContainText('Platform onboarding');
  expect(await kept(learner)).toBeNull();
  expect(await violations(learner)).toEqual([]);
  await takePageScreens(learner, 'cohort-asked');
  await learner.getByRole('button', { name: 'Not now' }).click();
  await expect(path).toHaveCount(0);
  expect(await kept(learner)).toBeNull();
  expect(new URL(learner.url()).hash).toBe('');

  // A link that was cut on its way, then the whole one.
  const open = (hash: string): Promise<void> =>
    learner.evaluate((fragment) => {
      location.hash = fragment;
    }, hash);
  await open(new URL(link).hash.slice(0, -3));
  await expect(learner.getByText('The link was not taken, and nothing has changed.')).toBeVisible();
  expect(await kept(learner)).toBeNull();
  await open(new URL(link).hash);
  await learner.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(learner.getByRole('heading', { name: 'Platform onboarding' })).toBeFocused();
  await learner.reload();
  const steps = path.getByRole('listitem');
  await expect(steps).toHaveText([
    /R1 Nothing happened\s*was due Jan 2, 2020/,
    /S2 Someone else’s order\s*due Dec 4, 2099/,
  ]);
  await expect(path).toContainText('0 of 2 lessons done. 1 lesson is past the due date.');
  await expect(path.getByRole('link', { name: 'mira@example.com' })).toHaveAttribute('href', /^mailto:mira@/);
  await expect(learner.getByRole('link', { name: 'Open R1' })).toHaveAttribute('href', /saved-but-stale/);
  expect(await violations(learner)).toEqual([]);
  await takePageScreens(learner, 'cohort-followed');
  await learner.setViewportSize({ width: 390, height: 844 });
  expect(await isTooWide(learner)).toBe(false);

  await learner.goto(site.url('/lessons/saved-but-stale/'));
  const note = learner.locator('cohort-note');
  await expect(note).toContainText('Lesson 1 of 2 in Platform onboarding, was due Jan 2, 2020.');
  await expect(note.getByRole('link', { name: 'Next in it: S2' })).toBeVisible();
  await takePageScreens(learner, 'cohort-in-lesson', { panel: 'Lesson' });
  await note.getByRole('link', { name: 'Your path' }).click();

  await learner.evaluate(() => {
    const passed = { at: 5, checks: ['own-row'], edits: {} };
    localStorage.setItem(
      'server-actions-lab:progress',
      JSON.stringify({ 'own-the-row': passed, 'saved-but-stale': passed }),
    );
  });
  await learner.reload();
  await expect(path).toContainText('Every lesson of this path is done.');
  await expect(path).toContainText('Save the evidence file under Hand in');
  await takePageScreens(learner, 'cohort-done');
  await learner.getByRole('button', { name: 'Leave this cohort' }).click();
  await expect(learner.getByRole('button', { name: 'Take it back' })).toBeFocused();
  await learner.keyboard.press('Enter');
  await expect(path).toContainText('Platform onboarding');
  await learner.getByRole('button', { name: 'Leave this cohort' }).click();
  await learner.reload();
  await expect(learner.getByRole('heading', { name: 'Course map' })).toBeVisible();
  await expect(path).toHaveCount(0);
  expect(await kept(learner)).toBeNull();

  await learner.getByLabel('A cohort file').setInputFiles({
    name: 'cohort.json',
    mimeType: 'application/json',
    buffer: file,
  });
  await expect(learner.getByRole('heading', { name: 'Follow this cohort?' })).toBeFocused();
  await fresh.close();
  expect(complaints).toEqual([]);
});

const lesson = (change: Partial<LessonEvidence>): LessonEvidence => ({
  hash: '',
  files: {},
  passedAt: null,
  results: { passed: [], failed: ['own-row'] },
  attempts: { runs: 1, firstAt: 1, lastAt: 1, failed: { 'own-row': 1 } },
  quizzes: {},
  ...change,
});
const evidenceOf = (learner: string, lessons: Record<string, LessonEvidence>): string =>
  packEvidence({ learner, course: 'Server Actions Lab', lessons }, new Date(0));

test('evidence that is dropped becomes people by lessons, as claims; what is damaged is told beside it', async ({
  page,
  site,
  complaints,
}) => {
  const asked: string[] = [];
  await page.goto(site.url('/team/'));
  await expect(page.getByText('These are claims, not results.')).toBeVisible();
  await expect(page.getByText('npm run grade -- handed-in/*.json --out report')).toBeVisible();
  page.on('request', (request) => asked.push(request.url()));
  const files = {
    'ana.json': evidenceOf('Ana', { 'own-the-row': lesson({}) }),
    'ben.json': evidenceOf('<b>Ben</b>', {
      'own-the-row': lesson({}),
      'saved-but-stale': lesson({ passedAt: 5 }),
      gone: lesson({}),
    }),
    'cut.json': evidenceOf('Orla', {}).slice(0, 50),
  };
  const transfer = await page.evaluateHandle((texts) => {
    const dropped = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) dropped.items.add(new File([text], name));
    return dropped;
  }, files);
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });

  await expect(page.getByRole('status').filter({ hasText: '2 files read, 1 file not taken.' })).toBeVisible();
  const table = page.getByRole('region', { name: 'People by lesson' });
  await expect(table.getByRole('rowheader')).toHaveText(['Ana', '<b>Ben</b>']);
  await expect(table.getByRole('row', { name: /Ben/ })).toContainText('first, then passed');
  const report = page.locator('.report');
  await expect(report.getByRole('heading', { name: 'Ana cannot cancel Ben’s order' })).toBeVisible();
  await expect(report).toContainText('2 failing now, 0 got past it');
  await expect(page.getByText('2 people are held up by the same check')).toBeVisible();
  await expect(report).toContainText('cut.json: It is not JSON, or a part of it is missing.');
  await expect(report).toContainText('<b>Ben</b>: this course has no lesson gone.');
  await expect(report).toContainText('Ana, own-the-row: the file is from another version of the lesson');
  expect(await violations(page)).toEqual([]);
  await takePageScreens(page, 'team-read', { isWhole: true });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await isTooWide(page)).toBe(false);

  await page.getByLabel('Evidence files').setInputFiles({
    name: 'orla.json',
    mimeType: 'application/json',
    buffer: Buffer.from(evidenceOf('Orla', {})),
  });
  await expect(table.getByRole('rowheader')).toHaveText(['Ana', '<b>Ben</b>', 'Orla']);
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await expect(report).toHaveCount(0);
  expect(asked).toEqual([]);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => /evidence|team/.test(key))),
  ).toEqual([]);
  expect(complaints).toEqual([]);
});
