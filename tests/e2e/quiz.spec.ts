/** Owns answering a quiz in a lesson's prose: by keyboard alone, told why not, and kept over a reload. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { readEvidence } from '../../site/lib/progress/evidence.ts';
import { expect, test } from './fixtures.ts';
import { takePageScreens } from './screens.ts';

const LESSON = '/lessons/public-endpoint/';
const [PROXY, ACTION, LAYOUT] = [/^The proxy finds/, /^unpublishEvent runs/, /^The layout finds/];

test('a quiz is answered wrongly, says why, is answered rightly by keyboard alone, and stays so', async ({
  page,
  site,
  complaints,
}) => {
  await page.goto(site.url(LESSON));
  const quiz = page.getByRole('group', { name: /what happens, in which order/i });
  const steps = quiz.getByRole('listitem');
  const verdict = page.locator('lesson-quiz').getByRole('status').first();
  const violations = async (): Promise<string[]> =>
    (await new AxeBuilder({ page }).include('lesson-quiz').analyze()).violations.map(({ id }) => id);
  const reason = /puts nothing back|knows of no action|has run by then/;

  await test.step('before it is answered nothing tells the order, and nothing why', async () => {
    await expect(steps).toHaveCount(3);
    const shown = await steps.allTextContents();
    expect([PROXY, ACTION, LAYOUT].every((step, index) => step.test((shown[index] ?? '').trim()))).toBe(
      false,
    );
    await expect(page.locator('lesson-quiz')).not.toContainText(reason, { useInnerText: true });
    expect(await page.locator('lesson-quiz').ariaSnapshot()).not.toMatch(reason);
    expect(await violations()).toEqual([]);
  });

  /** Moves a step up with the keys as far as to its place, which is counted from 0. */
  const toPlace = async (step: RegExp, place: number): Promise<void> => {
    const texts = (await steps.allTextContents()).map((text) => text.trim());
    const from = texts.findIndex((text) => step.test(text));
    const row = steps.filter({ hasText: new RegExp(step.source.slice(1)) });
    await row.getByRole('button', { name: /^Move up/ }).focus();
    for (let at = from; at > place; at--) await page.keyboard.press('Enter');
    await expect(steps.nth(place)).toHaveText(new RegExp(step.source.slice(1)));
    await expect(row.getByRole('button', { name: /^Move up/ })).toBeFocused();
  };
  /** Goes on to the button with the Tab key, as whoever has no mouse does. */
  const answer = async (): Promise<void> => {
    const button = page.locator('lesson-quiz').getByRole('button', { name: 'Answer' });
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('Tab');
      if (await button.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };

  await test.step('an answer that is wrong is told with the reason for the first step that is', async () => {
    await toPlace(LAYOUT, 0);
    await answer();
    await expect(verdict).toContainText('Not yet');
    await expect(verdict).toContainText('Being sent away puts nothing back.');
    await expect(verdict).not.toContainText('knows of no action');
    expect(await violations()).toEqual([]);
    await takePageScreens(page, 'quiz-wrong', { panel: 'Lesson' });
  });

  await test.step('the right one is found by keyboard, and told with all reasons', async () => {
    await toPlace(PROXY, 0);
    await expect(page.locator('lesson-quiz').getByText(/^The proxy finds.*, now 1 of 3$/)).toBeAttached();
    await toPlace(ACTION, 1);
    await answer();
    await expect(verdict).toContainText('Right');
    await expect(verdict).toContainText('after 2 attempts');
    await expect(verdict.getByRole('listitem')).toHaveCount(3);
    expect(await violations()).toEqual([]);
    await takePageScreens(page, 'quiz-right', { panel: 'Lesson' });
  });

  await test.step('it is so after a reload, on paper, and in the files', async () => {
    await page.reload();
    await expect(verdict).toContainText('after 2 attempts');
    await expect(steps.first()).toHaveText(/^\s*The proxy finds/);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(/what happens, in which order/i)).toBeVisible();
    await expect(quiz.getByRole('button', { name: /^Move up/ }).first()).toBeHidden();
    await page.emulateMedia({ media: null });

    await page.goto(site.url('/course/'));
    const handingIn = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save evidence' }).click();
    expect(readEvidence(await readFile(await (await handingIn).path(), 'utf8'))).toMatchObject({
      kind: 'read',
      evidence: {
        lessons: {
          'public-endpoint': {
            quizzes: { 'proxy-action-layout': { attempts: 2, rightAt: expect.any(Number) } },
          },
        },
      },
    });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    expect(JSON.parse(await readFile(await (await saving).path(), 'utf8'))).toMatchObject({
      quizzes: { 'public-endpoint': { 'proxy-action-layout': { attempts: 2 } } },
    });
  });
  expect(complaints).toEqual([]);
});

test('without JavaScript a quiz is there to read, with nothing to press', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url(LESSON));
  const quiz = page.getByRole('group', { name: /what happens, in which order/i });
  await expect(quiz.getByRole('listitem')).toHaveCount(3);
  await expect(quiz.getByText('The layout finds no organiser')).toBeVisible();
  await expect(page.locator('lesson-quiz').getByRole('button')).toHaveCount(0);
  await context.close();
});
