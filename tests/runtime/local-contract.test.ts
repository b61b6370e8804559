/** The runtime contract against a real service. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../site/lib/runtime/contract.ts';
import { type Fixture, sessionFolders, startService } from './service-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startService();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

for (const item of contract) {
  test(item.name, async () => {
    await item.run(fixture.boot, (condition, message) => expect(condition, message).toBe(true));
    expect(sessionFolders(fixture.cacheFolder)).toEqual([]);
  });
}
