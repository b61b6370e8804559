/** Owns measuring how a lesson's page comes, asked for by its address: its code, its largest paint, shifts, and bytes. */

import type { Ground } from '../../local-runtime/ground.ts';
import type { Measurement, Values } from '../measurement.ts';
import { type ServedSite, serveBuiltSite } from '../served-site.ts';
import type { Setup } from '../setups.ts';
import { watchVitals } from '../vitals.ts';
import { countBytes } from '../wire-bytes.ts';
import { watchCodePaint } from './code-paint.ts';
import { slowDown } from './line.ts';
import { desk, pages } from './pages.ts';

/** With which the editor begins; Monaco and its workers come after it. */
const EDITOR = /\/mount-editor\.[^/]*\.js$/;
const GIVE_UP_AFTER_MS = 120_000;

/** Opens the lesson in a browser that was never there, and stays until the editor and the app are. */
const load = async ({ site, browser }: ServedSite, line: 'own' | 'slow') => {
  const context = await browser.newContext({ viewport: desk });
  try {
    const page = await context.newPage();
    if (line === 'slow') await slowDown(page);
    const readPaint = await watchCodePaint(page);
    const readVitals = await watchVitals(page);
    const bytes = countBytes(page, site.origin);
    await page.goto(site.url(pages.lesson));
    const code = await readPaint();
    await page.locator('.view-line').first().waitFor({ timeout: GIVE_UP_AFTER_MS });
    const app = page.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');
    await app.getByRole('heading', { level: 1 }).waitFor({ timeout: GIVE_UP_AFTER_MS });
    const [scripts, all] = [await bytes.scriptsBefore(EDITOR), await bytes.total()];
    return { code, ...(await readVitals()), scripts, all };
  } finally {
    await context.close();
  }
};

/** Starting the browser is not what is measured. */
const warmUp = async ({ site, browser }: ServedSite): Promise<void> => {
  const page = await browser.newPage();
  await page.goto(site.url(pages.landing));
  await page.close();
};

const loadOn = async (line: 'own' | 'slow', ground: Ground) => {
  await using served = await serveBuiltSite({ ground, isPacked: line === 'slow' });
  await warmUp(served);
  return await load(served, line);
};

/** `lesson`: on this machine; `line`: with a line in between (line.ts), over which texts come packed. */
export const loads = ({ ground }: Setup): Measurement => ({
  figures: {
    'site.lesson.code': 'ms',
    'site.lesson.lcp': 'ms',
    'site.lesson.cls': 'shift',
    'site.lesson.scripts': 'bytes',
    'site.lesson.bytes': 'bytes',
    'site.line.code': 'ms',
    'site.line.lcp': 'ms',
    'site.line.cls': 'shift',
  },
  async run(): Promise<Values> {
    const own = await loadOn('own', ground);
    const slow = await loadOn('slow', ground);
    return {
      'site.lesson.code': [own.code],
      'site.lesson.lcp': [own.lcp],
      'site.lesson.cls': [own.cls],
      'site.lesson.scripts': [own.scripts],
      'site.lesson.bytes': [own.all],
      'site.line.code': [slow.code],
      'site.line.lcp': [slow.lcp],
      'site.line.cls': [slow.cls],
    };
  },
});
