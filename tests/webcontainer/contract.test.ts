/** The runtime contract against the unmodified client and a hostile host, in a browser. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../site/lib/runtime/contract.ts';
import { type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
  page = await fixture.open();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

for (const { name, needsSeveral } of contract) {
  // A page can have one container.
  if (needsSeveral) continue;
  test(name, async () => {
    expect(await page.evaluate((given) => window.testPage.runContract(given), name)).toEqual([]);
    await fixture.allGone();
  });
}
