/** Owns what a check may ask of Next's cache. */
import type { Control } from '../sandbox/client/sandbox.ts';
import type { CacheEvent } from '../sandbox/sandbox.ts';

export interface CachePort {
  /** Everything cached counts as gone. */
  empty(): Promise<void>;
  /**
   * Runs `body` and says what requests that began meanwhile did in the cache, in order and whoever asked: also what a page
   * makes in the background after it was answered. What pages still do that were opened before is not told.
   */
  during(body: () => Promise<unknown>): Promise<readonly CacheEvent[]>;
}

export const createCachePort = (control: Control): CachePort => ({
  async empty() {
    await control.emptyCache();
  },
  async during(body) {
    const from = await control.cachePosition();
    await body();
    return await control.cacheEvents({ from });
  },
});
