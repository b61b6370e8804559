/** Owns counting what a page loads, as a host sends it: every address once, text in brotli. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright';

export interface WireBytes {
  /** Bytes of all that came so far. */
  total(): Promise<number>;
  /**
   * Bytes of the scripts that were asked for before the first address that matches: files, not what stands in the page.
   * @throws if no address matches, because nothing would be measured then.
   */
  scriptsBefore(address: RegExp): Promise<number>;
}

const isScript = (url: string): boolean => new URL(url).pathname.endsWith('.js');

/** @param page Counted from now on; what its service worker loads is not. @param origin Of the site; others do not count. */
export function countBytes(page: Page, origin: string): WireBytes {
  const asked = new Set<string>();
  const sizes = new Map<string, Promise<number>>();
  page.on('request', (request) => {
    if (request.url().startsWith(origin)) asked.add(request.url());
  });
  page.on('response', (response) => {
    const url = response.url();
    if (!url.startsWith(origin) || sizes.has(url)) return;
    const isPacked = /font|wasm/.test(response.headers()['content-type'] ?? '');
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    const size = response.body().then(
      (body) => (isPacked ? body.length : brotliCompressSync(body, options).length),
      () => 0,
    );
    sizes.set(url, size);
  });
  const sum = async (urls: Iterable<string>): Promise<number> => {
    let bytes = 0;
    for (const url of urls) bytes += (await sizes.get(url)) ?? 0;
    return bytes;
  };
  return {
    total: () => sum(sizes.keys()),
    scriptsBefore(address) {
      const urls = [...asked];
      const end = urls.findIndex((url) => address.test(url));
      if (end === -1) throw new Error(`The page has asked for nothing like ${address}.`);
      return sum(urls.slice(0, end).filter(isScript));
    },
  };
}
