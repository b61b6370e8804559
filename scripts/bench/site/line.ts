/** Owns the line on which pages are measured, where it is not this machine's own. */
import type { Page } from 'playwright';

/** 20 Mbps, 40 ms until something answers. As far as most homes are from a host. */
const LINE = { offline: false, latency: 40, downloadThroughput: 20e6 / 8, uploadThroughput: 20e6 / 8 };

/** Puts the page on that line. Frames of other origins, such as the app's, keep their own. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', LINE);
}
