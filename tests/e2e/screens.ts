/**
 * Owns the pictures of what a person sees: of every page, and of what goes wrong. `LAB_SCREENS=docs/screens/faults` makes
 * the tests of the faults take theirs, `LAB_SCREENS=docs/screens/pages` that of the pages; otherwise nobody waits for them.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const folder = process.env.LAB_SCREENS;
export const wantsScreens = folder !== undefined;
const FORMAT = 'webp';

/** What the tests of faults have: a desk by day. */
export const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** The browser is asked itself: Playwright would first ask every frame, and one that loops for ever does not answer. */
async function capture(page: Page, isWhole: boolean): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { cssContentSize } = await session.send('Page.getLayoutMetrics');
  const { data } = await session.send('Page.captureScreenshot', {
    format: FORMAT,
    quality: 70,
    ...(isWhole && { captureBeyondViewport: true, clip: { ...cssContentSize, x: 0, y: 0, scale: 1 } }),
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** @param isWhole Also what is below the window's edge. */
async function keep(page: Page, name: string, isWhole = false): Promise<void> {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.${FORMAT}`), await capture(page, isWhole));
}

/** Takes the picture of a fault, which names the file, if pictures are wanted. */
export async function takeScreen(page: Page, fault: string): Promise<void> {
  if (!folder) return;
  const usual = page.viewportSize() ?? desk;
  const isDesk = usual.width === desk.width && usual.height === desk.height;
  if (!isDesk) await page.setViewportSize(desk);
  await keep(page, fault);
  if (!isDesk) await page.setViewportSize(usual);
}

/**
 * The same on a phone at night. Not for a page with a frame that loops for ever, which is told of every change.
 * @param panel Where the fault is seen.
 */
export async function takePhoneScreen(page: Page, fault: string, panel: 'App' | 'Code'): Promise<void> {
  if (!folder) return;
  const panels = page.getByRole('navigation', { name: 'Panels' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(phone);
  await panels.getByRole('tab', { name: panel }).click();
  await keep(page, `${fault}-on-a-phone`);
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(desk);
}

interface PageScreens {
  /** What a lesson shows on a phone. */
  readonly panel?: string;
  /** Also what is below the window's edge. */
  readonly isWhole?: boolean;
  /** By default on both. */
  readonly on?: Readonly<Record<string, typeof desk>>;
}

const both = { wide: desk, narrow: phone };
export const onPhone = { narrow: phone };

/** Takes the pictures of a page: on a desk and on a phone, by day and by night. */
export async function takePageScreens(
  page: Page,
  name: string,
  { panel, isWhole = false, on = both }: PageScreens = {},
): Promise<void> {
  for (const [size, viewport] of Object.entries(on)) {
    await page.setViewportSize(viewport);
    if (panel && viewport === phone)
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('tab', { name: panel }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      await keep(page, `${name}-${size}-${colorScheme}`, isWhole);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await page.setViewportSize(desk);
}
