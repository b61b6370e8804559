/** Owns carrying progress from one browser to another by a file, and handing it in. */
import { readFile } from 'node:fs/promises';
import { readEvidence } from '../../site/lib/progress/evidence.ts';
import { expect, test } from './fixtures.ts';

test('progress is saved in one browser, loaded in another, forgotten and taken back', async ({
  browser,
  site,
}) => {
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  const here = await first.newPage();
  await here.goto(site.url('/course/'));
  await here.evaluate(() => {
    const passed = { at: 5, checks: ['own-row'], edits: {} };
    localStorage.setItem('server-actions-lab:progress', JSON.stringify({ 'own-the-row': passed }));
  });
  await here.reload();
  const row = (page: typeof here) => page.getByRole('link', { name: /Someone else’s order/ });
  await expect(row(here)).toContainText('Passed.');
  const download = here.waitForEvent('download');
  await here.getByRole('button', { name: 'Save to a file' }).click();
  const file = await readFile(await (await download).path());

  await here.getByLabel('Your name').fill('Ana');
  const handingIn = here.waitForEvent('download');
  await here.getByRole('button', { name: 'Save evidence' }).click();
  const evidence = readEvidence(await readFile(await (await handingIn).path(), 'utf8'));
  await expect(here.getByText('Saved, with 1 lesson.')).toBeVisible();
  expect(evidence).toMatchObject({
    kind: 'read',
    evidence: {
      learner: 'Ana',
      lessons: { 'own-the-row': { passedAt: 5, hash: expect.stringMatching(/^[0-9a-f]{16}$/) } },
    },
  });

  const there = await second.newPage();
  await there.goto(site.url('/course/'));
  await expect(row(there)).toContainText('Not passed yet.');
  const input = there.getByLabel('A file with your progress');
  const load = (name: string, buffer: Buffer): Promise<void> =>
    input.setInputFiles({ name, mimeType: 'application/json', buffer });
  await load('other.json', Buffer.from('{"a":1}'));
  await expect(there.getByText('other.json was not loaded, and nothing has changed.')).toBeVisible();
  await load('progress.json', file);
  await expect(there.getByText('1 lesson more passed.')).toBeVisible();
  await expect(row(there)).toContainText('Passed.');

  await there.getByRole('button', { name: 'Forget it' }).click();
  await expect(there.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await there.getByRole('button', { name: 'Forget what I passed' }).click();
  await expect(row(there)).toContainText('Not passed yet.');
  await there.getByRole('button', { name: 'Take it back' }).click();
  await expect(row(there)).toContainText('Passed.');
  await there.reload();
  await expect(row(there)).toContainText('Passed.');
  await first.close();
  await second.close();
});
