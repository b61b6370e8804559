/** Owns measuring how an app starts: ours in each setup, and by turns with it a plain `next dev` of the same app. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { removeFolder } from '../local-runtime/owned-folders.ts';
import { readTemplateFiles } from '../site/template-files.ts';
import type { Measurement, Values } from './measurement.ts';
import { firstPageOfNextDev } from './next-dev.ts';
import { startApp } from './sandbox-app.ts';
import type { Setup, Setups } from './setups.ts';

const startOnce = async (name: string, { ground, overlay }: Setup): Promise<Values> => {
  await using app = await startApp(ground, overlay);
  return {
    [`${name}.listening`]: [app.start.listening],
    [`${name}.ready`]: [app.start.ready],
    [`${name}.first200`]: [app.start.first200],
    [`${name}.unpackAndFirst200`]: [app.sinceNothing],
  };
};

const figuresOf = (name: string): Measurement['figures'] => ({
  [`${name}.listening`]: 'ms',
  [`${name}.ready`]: 'ms',
  [`${name}.first200`]: 'ms',
  [`${name}.unpackAndFirst200`]: 'ms',
});

/** From the start of the server's process; `unpackAndFirst200` from laying the files down. */
export const start = (name: keyof Setups, setup: Setup): Measurement => ({
  figures: figuresOf(name),
  run: () => startOnce(name, setup),
});

/** The same app, packages and kind of place without anything of ours. @returns milliseconds. */
async function startNextDev({ ground }: Setup): Promise<number> {
  const makePlace = await ground.prepare(() => {}, new AbortController().signal, {});
  const place = await makePlace();
  try {
    const files = Object.entries(await readTemplateFiles()).filter(([path]) => !path.startsWith('.lab/'));
    for (const [path, contents] of files) {
      await mkdir(dirname(join(place.root, path)), { recursive: true });
      await writeFile(join(place.root, path), contents);
    }
    return await firstPageOfNextDev(place.root, { packages: join(place.root, '../..'), flags: [] });
  } finally {
    await Promise.all([place.root, place.home].map(removeFolder));
  }
}

/** Both with nothing compiled before, one after the other, so that whatever else the machine does falls on both. */
export const startBesideNextDev = (setup: Setup): Measurement => ({
  figures: { ...figuresOf('sandbox'), 'nextDev.first200': 'ms' },
  async run() {
    return { ...(await startOnce('sandbox', setup)), 'nextDev.first200': [await startNextDev(setup)] };
  },
});
