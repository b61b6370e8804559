/** Owns what Lighthouse says of a page of each kind, on a desk and on a phone, and naming what it finds wrong. */
import lighthouse, { desktopConfig } from 'lighthouse';
import { openLoopbackServer } from '../../site/loopback.ts';
import type { Measurement, Values } from '../measurement.ts';
import { type ServedSite, serveBuiltSite } from '../served-site.ts';
import type { Setup } from '../setups.ts';
import { pages } from './pages.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const DEVICES = ['desktop', 'mobile'] as const;
type Device = (typeof DEVICES)[number];

const figureOf = (page: string, device: string, category: string): string =>
  `site.lighthouse.${page}.${device}.${category}`;

/** The browser cannot be asked which port it took. */
const freePort = async (): Promise<number> => {
  const server = await openLoopbackServer(0);
  await server.close();
  return server.port;
};

interface Looked {
  readonly served: ServedSite;
  /** Where the browser is told what to do. */
  readonly port: number;
  /** Of the page, and where it is. */
  readonly name: string;
  readonly path: string;
  readonly device: Device;
}

/** Its storage is emptied before. @throws if Lighthouse gives no score. */
const look = async ({ served, port, name, path, device }: Looked): Promise<Values> => {
  const config = device === 'desktop' ? desktopConfig : undefined;
  const looked = await lighthouse(
    served.site.url(path),
    { port, logLevel: 'silent', onlyCategories: [...CATEGORIES] },
    config,
  );
  if (!looked || looked.lhr.runtimeError)
    throw new Error(`Lighthouse says nothing of ${name}: ${looked?.lhr.runtimeError?.message}`);
  const { categories, audits } = looked.lhr;
  const scores = CATEGORIES.map((category): [string, number[]] => {
    const found = categories[category];
    if (found?.score == null) throw new Error(`Lighthouse gives ${name} no score for ${category}.`);
    const wrong = found.auditRefs
      .filter(
        ({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < (category === 'performance' ? 0.9 : 1),
      )
      .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim());
    const score = Math.round(found.score * 100);
    if (score < 100) console.error(`    ${name}, ${device}: ${category} ${score}: ${wrong.join(', ')}`);
    return [figureOf(name, device, category), [score]];
  });
  return Object.fromEntries(scores);
};

/** As the local runtime's link opens them: a lesson's app starts meanwhile. */
export const lighthouseScores = ({ ground }: Setup): Measurement => ({
  figures: Object.fromEntries(
    Object.keys(pages).flatMap((page) =>
      DEVICES.flatMap((device) =>
        CATEGORIES.map((category) => [figureOf(page, device, category), 'score'] as const),
      ),
    ),
  ),
  async run() {
    const port = await freePort();
    await using served = await serveBuiltSite({ ground, args: [`--remote-debugging-port=${port}`] });
    const values: Record<string, readonly number[]> = {};
    for (const [name, path] of Object.entries(pages))
      for (const device of DEVICES) Object.assign(values, await look({ served, port, name, path, device }));
    return values;
  },
});
