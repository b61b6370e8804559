/** Owns what one gets around the site with: search, shortcuts, glossary, links to a line, and what stands without scripts or on paper. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const search = (page: Page) => page.getByRole('combobox', { name: /^search/i });
const dialog = (page: Page) => page.getByRole('dialog');

test('somebody finds a term by keyboard alone, and nothing of the search is loaded before', async ({
  page,
  site,
  complaints,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.url('/course/'));
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /pagefind|show\./.test(path))).toEqual([]);

  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('closu');
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toContainText('Closure');
  await expect(chosen.locator('mark').first()).toHaveText('Closure');
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ results?\.$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#closure$/);
  await expect(page.getByRole('heading', { name: 'Closure' })).toBeInViewport();
  expect(complaints).toEqual([]);
});

test('arrow keys choose a result, Escape gives the focus back, and what a lesson keeps to itself is not found', async ({
  page,
  site,
}) => {
  await page.goto(site.url('/course/'));
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  await search(page).fill('tag');
  const options = page.getByRole('option');
  await expect(page.getByRole('group', { name: 'Lessons' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Parts' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Glossary' })).toBeVisible();
  await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');

  // Only what opens after passing says this word; what the index knows begins like it.
  await search(page).fill('screenshots');
  await expect(options.first()).toContainText(/screen/i);
  await expect(options.filter({ hasText: 'screenshots' })).toHaveCount(0);
  await search(page).fill('zzzqqq');
  await expect(dialog(page).getByText('Nothing has all of “zzzqqq”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('what is typed before the search is there is in its field', async ({ page, site }) => {
  let answer = (): void => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/_astro\/show\./, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(site.url('/course/'));
  await page.keyboard.press('/');
  await page.keyboard.type('tagx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('s?');
  answer();
  await expect(search(page)).toHaveValue('tags?');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(search(page)).toHaveValue('tags');
});

test('neither dialog has accessibility violations', async ({ page, site }) => {
  const violations = async (): Promise<string[]> =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
  await page.goto(site.url('/course/'));
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('tag');
  await expect(page.getByRole('option').first()).toContainText('tag');
  expect(await violations()).toEqual([]);
  await dialog(page).getByRole('button', { name: 'All keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('a lesson that was found takes the place of this one on the same page', async ({ page, site }) => {
  await page.goto(site.url('/lessons/own-the-row/'));
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.keyboard.press('Control+K');
  await search(page).fill('your action is an api');
  await expect(page.getByRole('option', { selected: true })).toContainText('S1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Your action is an API' })).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a question mark lists the shortcuts of the page, but not for who types', async ({ page, site }) => {
  await page.goto(site.url('/lessons/own-the-row/'));
  const editor = page.getByRole('textbox', { name: /press ctrl\+m/i });
  await editor.focus();
  await page.keyboard.type('?/');
  await expect(page.getByRole('region', { name: 'Code' })).toContainText("?/'use server'");
  await expect(dialog(page)).toHaveCount(0);

  await page.getByRole('region', { name: 'Lesson' }).focus();
  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts.getByRole('heading', { name: 'Editor' })).toBeVisible();
  // Straight to the other dialog, and typed into its field.
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('?');
  await expect(search(page)).toHaveValue('?');
  await page.keyboard.press('Escape');

  await page.goto(site.url('/course/'));
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(shortcuts.getByRole('heading', { name: 'Every page' })).toBeVisible();
  await expect(shortcuts.getByRole('heading', { name: 'Editor' })).toHaveCount(0);
  await shortcuts.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+K');
  await expect(search(page)).toHaveValue('');
  await expect(dialog(page)).toHaveCount(1);
});

test('the glossary is linked from every open page, and a term leads to the lesson that teaches it', async ({
  page,
  site,
}) => {
  await page.goto(site.url('/'));
  await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click();
  await page
    .getByRole('navigation', { name: 'Terms' })
    .getByRole('link', { name: 'refresh', exact: true })
    .click();
  await expect(page).toHaveURL(/\/glossary\/#refresh$/);
  const term = page.locator('section.term').filter({ has: page.getByRole('heading', { name: 'refresh' }) });
  await term.getByRole('link', { name: 'R3 Now, soon, or just me' }).click();
  await expect(page).toHaveURL(/\/lessons\/pick-the-verb\/$/);
});

test('a link to a line opens the file there and takes no focus', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(`${site.origin}/lessons/own-the-row/?file=db/schema.ts&line=40`);
  await expect(page.getByRole('tab', { name: 'schema.ts' })).toHaveAttribute('aria-selected', 'true');
  const line = page.locator('.monaco-editor .line-numbers.active-line-number');
  await expect(line).toHaveText('40');
  await expect(line).toBeInViewport();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

  await page.getByRole('textbox', { name: /press ctrl\+m/i }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F1');
  await page.keyboard.type('copy link');
  await page.getByRole('option', { name: /copy link to this line/i }).click();
  await expect(page.getByText('Copied: a link to line 41.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${site.origin}/lessons/own-the-row/?file=db/schema.ts&line=41`,
  );
});

test('an address with a wrong letter leads to the page that was meant', async ({ page, site }) => {
  await page.goto(`${site.origin}/lessons/own-the-rows/`);
  await expect(page.getByText('/lessons/own-the-rows/')).toBeVisible();
  await page.getByText('Did you mean').getByRole('link', { name: 'Someone else’s order' }).click();
  await expect(page).toHaveURL(/\/lessons\/own-the-row\/$/);
});

test('without scripts the lesson’s code is there in colour', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/lessons/own-the-row/`);
  const code = page.getByRole('region', { name: 'Code' });
  await expect(code).toContainText('export async function cancelOrder(orderId: string)');
  const colorOf = (text: string) =>
    code
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  const colors = await Promise.all(['cancelOrder', "'use server'", 'string'].map(colorOf));
  expect(new Set(colors).size).toBe(3);
  await context.close();
});

test('the editor takes the place of the code to read without a shift or a loss of colour', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const seen = { shift: 0, colours: [] as number[], tops: [] as number[] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += 'value' in entry ? Number(entry.value) : 0;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = (): void => {
      const plain = document.querySelectorAll('.plain-code .ln');
      const lines =
        plain.length > 0 ? plain : document.querySelectorAll('.monaco-host:not([hidden]) .view-line');
      const tops = [...lines].map((line) => line.getBoundingClientRect().top).sort((a, b) => a - b);
      if (tops.length > 0) {
        seen.tops.push(Math.round(tops[0] ?? 0));
        const colours = [...lines].slice(0, 12).flatMap((line) => [...line.querySelectorAll('span')]);
        seen.colours.push(new Set(colours.map((element) => getComputedStyle(element).color)).size);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(site.url('/lessons/own-the-row/'));
  await expect(page.locator('.view-line').first()).toBeVisible();
  await expect(page.locator('.plain-code')).toHaveCount(0);
  const { shift, colours, tops } = await page.evaluate(
    () => (window as unknown as { seen: { shift: number; colours: number[]; tops: number[] } }).seen,
  );
  expect(colours.length).toBeGreaterThan(5);
  expect(Math.min(...colours)).toBeGreaterThanOrEqual(4);
  expect(new Set(tops).size).toBe(1);
  expect(shift).toBeLessThanOrEqual(0.005);
});

test('a lesson is printed with its prose and all of its code, and nothing to press', async ({
  page,
  site,
}) => {
  await page.goto(site.url('/lessons/own-the-row/'));
  await expect(page.locator('.view-line').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.plain-code .ln').last()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Break it first' })).toBeVisible();
  for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
});
