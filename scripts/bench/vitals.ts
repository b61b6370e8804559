/** Owns reading what browsers say of a page's loading: its largest paint, and how much it shifted. */
import type { Page } from 'playwright';

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

declare global {
  interface Window {
    benchVitals: { lcp: number; cls: number };
  }
}

const observe = (): void => {
  const vitals = { lcp: 0, cls: 0 };
  window.benchVitals = vitals;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) vitals.lcp = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) vitals.cls += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

/**
 * Call it before the page opens anything.
 * @returns Reads, of the page as it is then, the time of the largest contentful paint in milliseconds and the sum of
 *   all layout shifts that nobody caused.
 */
export async function watchVitals(page: Page): Promise<() => Promise<{ lcp: number; cls: number }>> {
  await page.addInitScript(observe);
  return () => page.evaluate(() => window.benchVitals);
}
