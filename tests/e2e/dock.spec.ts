/** Owns the dock as instruments: an attack before and after the code is mended, compared, found, paused and held; and a shell. */
import { expect, LabPage, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

test('an attack goes through, is refused by the solution, and both are compared, found, paused and held; a shell is opened', async ({
  page,
  site,
  context,
  complaints,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(site.url('/lessons/public-endpoint/'));
  const lab = new LabPage(page);
  const panel = (name: string) => page.getByRole('tabpanel', { name });
  const [attack, boundary] = [panel('Attack'), panel('Boundary')];
  const calls = boundary.getByRole('tablist', { name: 'Calls that crossed' }).getByRole('tab');
  await expect(lab.app.getByRole('heading', { name: 'The Glass Orchard' })).toBeVisible({ timeout: 90_000 });

  await test.step('nobody is signed in, and the starter lets the call through', async () => {
    await lab.openTab('Data');
    await panel('Data')
      .getByRole('tab', { name: /^events/ })
      .click();
    const row = panel('Data').getByRole('row').filter({ hasText: 'The Glass Orchard' });
    const id = /evt_[a-z0-9]{6}/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    expect(id).not.toBe('');
    await lab.openTab('Attack');
    await attack.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'unpublishEvent' });
    // The event's own page: no guard stands before it.
    await attack.getByRole('textbox', { name: 'Page path' }).fill('/events/the-glass-orchard');
    await attack.getByRole('textbox', { name: /arguments/i }).fill(`["${id}"]`);
    await attack.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(
      attack.getByRole('heading', { name: 'It went through. Nobody was signed in.' }),
    ).toBeVisible();
    await lab.openTab('Boundary');
    const timeline = boundary.getByRole('img', { name: /^Timeline of one call/ });
    await expect(timeline).toHaveAccessibleName(/server \d+ ms: wrote events/);
  });

  await test.step('the solution refuses the same call, sent again from the list', async () => {
    await boundary.getByRole('button', { name: /actions\/unpublish-event\.ts:\d+/ }).click();
    await expect(lab.code.getByRole('tab', { name: /^unpublish-event\.ts/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await lab.replaceCode(
      await lessonFile('solution/actions/unpublish-event.ts', '1-security/01-public-endpoint'),
    );
    await expect(lab.code).toContainText('NOT_YOURS');
    await lab.openTab('Attack');
    const refused = attack.getByRole('heading', { name: 'Refused. Nothing changed.' });
    await expect(async () => {
      await attack
        .getByRole('button', { name: /^Send this again/ })
        .first()
        .click();
      await expect(refused).toBeVisible({ timeout: 2000 });
    }).toPass();
    await lab.openTab('Boundary');
    await expect(calls.first()).toContainText('no change');
    await expect(boundary.getByText('There is no such event at your venue.').first()).toBeVisible();
  });

  await test.step('side by side they differ in what was done', async () => {
    await lab.openTab('Attack');
    await attack.getByRole('button', { name: 'Compare attack 1', exact: true }).click();
    await attack
      .getByRole('button', { name: /^Compare/ })
      .first()
      .click();
    const comparison = attack.getByRole('region', { name: 'Two replies side by side' });
    await expect(comparison).toContainText('Different: your code, reply, rows changed, cache.');
    await expect(comparison.getByRole('row', { name: /rows changed\s+different/ })).toContainText(
      /published.*none/s,
    );
    await expect(comparison.getByRole('row', { name: /called by\s+the same/ })).toBeVisible();
  });

  await test.step('a call is found by words, and copied without a cookie', async () => {
    await lab.openTab('Boundary');
    const search = boundary.getByRole('searchbox', { name: 'Filter calls' });
    const changing = calls.filter({ hasText: '1 row' });
    await expect(changing).toHaveCount(1);
    await search.fill('anon no such event');
    await expect(boundary.getByText(/^\d+ of \d+ calls/)).toBeVisible();
    await expect(changing).toHaveCount(0);
    await expect(calls.first()).toContainText('no change');
    await search.fill('likeEvent');
    await expect(boundary.getByRole('heading', { name: 'No call fits the filter' })).toBeVisible();
    await boundary.getByRole('button', { name: 'Show all calls' }).click();
    await expect(search).toHaveValue('');
    await boundary.getByRole('button', { name: 'Copy as curl' }).click();
    await expect(
      boundary.getByText('It carries no cookies: at this address nobody is signed in.'),
    ).toBeVisible();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toMatch(/^curl 'http:\/\/localhost:\d+\/[^']*' \\\n {2}-H 'next-action: \w+'/);
    expect(command).not.toMatch(/cookie/i);
  });

  await test.step('during a pause calls are counted and not listed', async () => {
    const before = await calls.count();
    await boundary.getByRole('button', { name: 'Pause' }).click();
    await lab.openTab('Attack');
    await attack
      .getByRole('button', { name: /^Send this again/ })
      .first()
      .click();
    await expect(attack.getByRole('listitem')).toHaveCount(before + 1);
    await lab.openTab('Boundary');
    await expect(boundary.getByText('1 new while paused')).toBeVisible();
    await expect(calls).toHaveCount(before);
    await boundary.getByRole('button', { name: 'Go on' }).click();
    await expect(calls).toHaveCount(before + 1);
  });

  await test.step('a reply is held until it is let go, and fresh data ends what was on', async () => {
    const hold = async (): Promise<void> => {
      await lab.pane.getByRole('button', { name: 'Network' }).click();
      await lab.pane.getByRole('radio', { name: 'When you let them go' }).check();
      await page.keyboard.press('Escape');
      await expect(lab.pane.getByText('Replies will be held.')).toBeVisible();
    };
    await lab.openTab('Attack');
    await attack.getByRole('button', { name: 'Put the data back' }).click();
    await lab.seeAs('ana');
    await expect(lab.app.getByText('Signed in as Ana')).toBeVisible();
    await hold();
    // A press before React has taken the page over is a plain form's, which is no call and goes through: it is repeated.
    await expect(async () => {
      await lab.app.getByRole('button', { name: /like/i }).first().click({ timeout: 2000 });
      await expect(lab.pane.getByText('1 reply is held.')).toBeVisible({ timeout: 2000 });
    }).toPass();
    await lab.pane.getByRole('button', { name: 'Let it go' }).click();
    await lab.openTab('Boundary');
    await expect(calls.first()).toContainText('ana');
    await expect(boundary.getByRole('img', { name: /reply held for \d+ ms/ })).toBeVisible();
    await hold();
    await lab.openTab('Attack');
    await attack.getByRole('button', { name: 'Put the data back' }).click();
    await expect(lab.pane.getByText('Replies will be held.')).toHaveCount(0);
  });
  await test.step('a shell lies where the app is, is typed into, and lets Tab leave', async () => {
    await lab.openTab('Shell');
    const shell = panel('Shell');
    await shell.getByRole('button', { name: 'Open a shell' }).click();
    const typing = shell.getByRole('textbox', { name: 'Shell. Tab leaves it.' });
    await expect(typing).toBeFocused();
    await page.keyboard.type('node -p "6 * 7"; ls');
    await page.keyboard.press('Enter');
    // What somebody hears is what stands there.
    const lines = shell.getByRole('listitem');
    await expect(lines.filter({ hasText: /^42$/ })).toHaveCount(1);
    await expect(lines.filter({ hasText: 'next.config' })).not.toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(typing).not.toBeFocused();
    await typing.focus();
    await page.keyboard.press('Control+D');
    await expect(shell.getByRole('status')).toHaveText('The shell has ended.');
    await shell.getByRole('button', { name: 'Start again' }).click();
    await expect(shell.getByRole('status')).toHaveText('');
    await expect(typing).toBeFocused();
  });
  // A page that stays open for long is told what it could have loaded later.
  expect(complaints.filter((complaint) => !complaint.includes('preload'))).toEqual([]);
});
