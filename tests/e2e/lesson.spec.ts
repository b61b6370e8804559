/** Owns the learner's way through a lesson, over the built site and a real app. */
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';
import { takeScreen } from './screens.ts';

test('a learner sees the flaw, fails with evidence, mends it, passes, and finds it so after a reload', async ({
  page,
  site,
  lab,
  complaints,
}) => {
  await page.goto(site.url('/'));
  await page
    .getByRole('link', { name: /course/i })
    .first()
    .click();
  await page.getByRole('link', { name: /someone else’s order/i }).click();
  await lab.whenUp();
  await expect(lab.app.getByText('Signed in as Ana')).toBeVisible();

  await test.step('Ben’s order falls to a call that Ana forges', async () => {
    await lab.seeAs('ben');
    await expect(lab.app.getByText('Signed in as Ben')).toBeVisible();
    const paid = lab.app.getByRole('listitem').filter({ hasText: 'Paid' }).first();
    const id = /ord_[a-z0-9]{6}/.exec((await paid.textContent()) ?? '')?.[0] ?? '';
    expect(id).not.toBe('');

    await lab.openTab('Attack');
    const attack = page.getByRole('tabpanel', { name: 'Attack' });
    await attack.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'cancelOrder' });
    await attack.getByRole('radio', { name: 'ana' }).click();
    await attack.getByRole('textbox', { name: /arguments/i }).fill(`["${id}"]`);
    await attack.getByRole('button', { name: 'Send' }).click();
    await expect(attack.getByRole('heading', { name: /it went through/i })).toBeVisible();
    await expect(attack.getByText(`orders.${id}.status`)).toBeVisible();

    await page.getByRole('button', { name: 'Load again' }).click();
    await expect(lab.app.getByRole('listitem').filter({ hasText: id })).toContainText('Cancelled');
    await lab.openTab('Boundary');
    const boundary = page.getByRole('tabpanel', { name: 'Boundary' });
    const timeline = boundary.getByRole('img', { name: /^Timeline of one call/ });
    await expect(timeline).toHaveAccessibleName(/server \d+ ms: wrote orders/);
    await boundary.getByRole('button', { name: 'Send again' }).click();
    await expect(attack.getByRole('textbox', { name: /arguments/i })).toHaveValue(`["${id}"]`);
    await expect(attack.getByRole('radio', { name: 'ana' })).toBeChecked();
    await attack.getByRole('button', { name: 'Put the data back' }).click();
    await expect(lab.app.getByRole('listitem').filter({ hasText: id })).toContainText('Paid');
  });

  await test.step('the starter fails all four checks, and each says what it saw', async () => {
    await lab.openTab('Checks');
    await lab.expectRun('0 passed, 4 failed');
    const first = lab.check('Ana cannot cancel Ben’s order');
    await expect(first).toContainText('word for word what Ben’s browser sends');
    await expect(first).toContainText('Sent');
    await expect(first).toContainText('Came back');
    await expect(first).toContainText('cancelled');
  });

  await test.step('a half right answer fails where it is wrong', async () => {
    await lab.replaceCode(await lessonFile('mistakes/tells-which/actions/cancel-order.ts'));
    await lab.expectRun('3 passed, 1 failed');
    await expect(lab.check('A refusal does not reveal')).toContainText('belongs to somebody else');
  });

  await test.step('the right answer passes, and opens the rest of the lesson', async () => {
    await lab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
    await lab.expectRun('4 passed');
    await expect(page.getByRole('heading', { name: 'Why it holds now' })).toBeVisible();
  });

  await test.step('nothing is lost on reload', async () => {
    await page.reload();
    await lab.whenUp();
    await expect(page.getByRole('heading', { name: 'Why it holds now' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Code' })).toContainText('OrderId.safeParse');
    await lab.expectRun('4 passed');
  });
  expect(complaints).toEqual([]);
});

test('the learner’s own page is untouched by a check run', async ({ lab, page }) => {
  await lab.whenUp();
  const before = (await lab.app.getByRole('list').first().textContent()) ?? '';
  await lab.expectRun('0 passed, 4 failed');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(lab.app.getByRole('list').first()).toHaveText(before);
});

test('code that does not compile is reported with its place, and judged again once it does', async ({
  lab,
  page,
}) => {
  await lab.whenUp();
  const starter = await lessonFile('starter/actions/cancel-order.ts');
  await lab.replaceCode(starter.replace('if (!order) return', 'if (!order return'));
  await lab.runChecks.click();
  const checks = page.getByRole('tabpanel', { name: 'Checks' });
  const place = checks.getByRole('button', { name: /actions\/cancel-order\.ts:\d+/ });
  await expect(place).toBeVisible({ timeout: 60_000 });
  await page.getByRole('tab', { name: /refunds\.ts/ }).click();
  await place.click();
  await expect(page.getByRole('tab', { name: /^cancel-order\.ts .*edited/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await lab.replaceCode(starter);
  await lab.expectRun('0 passed, 4 failed');
});

test('the solution can be looked at and taken back, and so can a reset', async ({ lab, page }) => {
  await lab.whenUp();
  const code = page.getByRole('region', { name: 'Code' });
  await lab.replaceCode('// mine\n');
  await code.getByRole('button', { name: 'Show solution' }).click();
  await code.getByRole('button', { name: 'Show the solution' }).click();
  await expect(code).toContainText('OrderId');
  await code.getByRole('button', { name: /take .*back/i }).click();
  await expect(code).toContainText('// mine');
  await page.reload();
  await expect(code).toContainText('// mine');
});

test('an endless loop is noticed, named, and cured by the next edit', async ({ lab, page }) => {
  await lab.whenUp();
  const starter = await lessonFile('starter/actions/cancel-order.ts');
  const loop = starter.replace(
    'const session = await auth();',
    'while (true) {}\n  const session = await auth();',
  );
  await lab.replaceCode(loop);
  await expect(page.getByRole('status').filter({ hasText: 'Compiling' })).toHaveCount(0, { timeout: 30_000 });
  await lab.app
    .getByRole('button', { name: /^cancel/i })
    .first()
    .click();
  await expect(page.getByText(/endless loop/i).first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('region', { name: 'Code' })).toContainText('while (true)');
  await takeScreen(page, 'loop-in-an-action');
  await lab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
  await lab.whenUp();
  // The new server has compiled nothing yet and has a key of its own: the actions must be found all the same.
  await lab.expectRun('4 passed');
});
