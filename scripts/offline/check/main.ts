/**
 * `npm run check` in a downloaded lesson: judges the app in the folder by the lesson's checks, in a browser, and prints the
 * verdict. Exit status 0 only if all pass.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import open from 'open';
import { fail, readCommandLine } from '../../command-line.ts';
import { defaultCacheFolder } from '../../local-runtime/cache-folder.ts';
import { installExitHandlers } from '../../local-runtime/exit-handlers.ts';
import type { Verdict } from '../verdict.ts';
import { findBrowser } from './find-browser.ts';
import { type Headless, openHeadless } from './headless.ts';
import { type PageServer, servePage } from './page-server.ts';
import { allPass, formatResults } from './report.ts';

const USAGE = `npm run check                     judges your files in a browser without a window
npm run check -- --browser PATH   in this Chrome, Edge or Chromium
npm run check -- --open           in your own browser, in a tab`;

/** Longer than any run takes; a page that says nothing until then never will. */
const GIVE_UP_AFTER_MS = 10 * 60_000;

const labFolder = dirname(fileURLToPath(import.meta.url));
const lessonFolder = dirname(labFolder);

const chooseBrowser = (given: string | undefined): string => {
  if (given !== undefined) return existsSync(given) ? given : fail(`--browser: there is no file ${given}.`);
  return (
    findBrowser() ??
    fail(`No Chrome, Edge or Chromium was found. Either install one of them, or name one:
    npm run check -- --browser PATH
or have the checks run in a tab of the browser that you use:
    npm run check -- --open`)
  );
};

const giveUp = (): Promise<never> =>
  new Promise((_, reject) => {
    const words =
      'The page has said nothing for 10 minutes. Stop other programs that need much memory, and try again.';
    setTimeout(() => reject(new Error(words)), GIVE_UP_AFTER_MS).unref();
  });

/** Opens the page in the learner's own browser, which stays open. */
const openTab = async ({ url, verdict }: PageServer): Promise<Verdict> => {
  console.log(`Your browser opens this page; if it does not, open it yourself:\n${url}`);
  await open(url).catch(() => {});
  return await Promise.race([verdict, giveUp()]);
};

const { values: options } = readCommandLine(USAGE, {
  options: { browser: { type: 'string' }, open: { type: 'boolean', default: false } },
});
if (!existsSync(join(lessonFolder, 'node_modules', 'next', 'package.json')))
  fail('The packages are not installed. Run "npm install" in this folder first.');
const browserPath = options.open ? null : chooseBrowser(options.browser);

const server = await servePage({
  lessonFolder,
  labFolder,
  cacheFolder: defaultCacheFolder(),
  log: (line) => console.error(line),
});
let headless: Headless | null = null;
installExitHandlers(server.runtime, () => headless?.close());
process.on('exit', () => headless?.closeNow());
console.log('Starting your app and running the checks. This takes about 20 seconds …\n');
let isGood = false;
try {
  let verdict: Verdict;
  if (browserPath === null) verdict = await openTab(server);
  else {
    headless = await openHeadless(browserPath, server.url);
    verdict = await Promise.race([server.verdict, headless.ended, giveUp()]);
  }
  if ('problem' in verdict) console.error(`Nothing was judged. ${verdict.problem}`);
  else {
    console.log(formatResults(verdict.results));
    isGood = allPass(verdict.results);
    if (isGood) console.log('\nAll of it holds. Why, and what it is like in production: .lab/AFTER.md');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await headless?.close();
  await server.close();
}
process.exit(isGood ? 0 : 1);
