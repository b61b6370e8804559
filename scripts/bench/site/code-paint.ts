/** Owns reading when a lesson's code was painted: the code in the page's own HTML, not the editor's. */
import type { Page } from 'playwright';

interface Painted extends PerformanceEntry {
  readonly identifier: string;
  readonly renderTime: number;
}

declare global {
  interface Window {
    benchCodePaint: Promise<number>;
  }
}

/** Names the code's first line as soon as the parser has made it, so that the browser says when it shows it. */
const observe = (): void => {
  const NAME = 'lesson-code';
  const named = new MutationObserver(() => {
    const line = document.querySelector('.plain-code .ln');
    if (!line) return;
    line.setAttribute('elementtiming', NAME);
    named.disconnect();
  });
  named.observe(document, { childList: true, subtree: true });
  window.benchCodePaint = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Painted[])
        if (entry.identifier === NAME) resolve(entry.renderTime);
    }).observe({ type: 'element', buffered: true });
  });
};

/**
 * Call it before the page opens anything.
 * @returns Reads, of the page as it is then, how many milliseconds after it was asked for its code could be read.
 */
export async function watchCodePaint(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(observe);
  return () => page.evaluate(() => window.benchCodePaint);
}
