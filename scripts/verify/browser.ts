/** Owns the headless browser of a proof: the site on a free port, and pages in which lessons are judged. */
import { type Browser, chromium, type Page } from 'playwright';
import type { ExamplesProver, Judgement, Prover } from '../../site/lab/prove.ts';
import { type Course, siteFolderOf } from '../course/course.ts';
import { browserArgs, ensureBrowser } from '../ensure-browser.ts';
import { installExitHandlers } from '../local-runtime/exit-handlers.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { buildSite } from '../site/build.ts';
import { type SiteServer, serveSite } from '../site/server.ts';
import type { OpenLesson } from './prove-lesson.ts';
import { within } from './within.ts';

declare global {
  interface Window {
    lab: Prover & ExamplesProver;
    labReady: Promise<unknown>;
  }
}

export interface ProofBrowser {
  /** Opens a lesson in a page of its own, with an app of its own, for as long as `work` takes. */
  withLesson<T>(id: string, work: (lesson: LiveLesson) => Promise<T>): Promise<T>;
  /** Opens all examples of the playground in one page with one app, for as long as `work` takes. */
  withExamples<T>(work: (examples: OpenExamples) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A lesson open in a page, whose checks can be exchanged while it is. */
export interface LiveLesson extends OpenLesson {
  /** @param code A script that calls `lab.take`. @returns ids of the checks that judge from now on. */
  takeChecks(code: string): Promise<readonly string[]>;
}

export interface OpenExamples {
  readonly ids: readonly string[];
  judge(id: string, code: 'example' | 'template'): Promise<readonly Judgement[]>;
}

const openPage = async (page: Page, site: SiteServer, what: string): Promise<void> => {
  // What fails in the app's own pages is the learner's, and a check sees it there.
  page.on('pageerror', (error) => {
    if (error.stack?.includes(site.origin)) console.error(error);
  });
  await page.goto(site.url(`/verify/${what}/`));
  await page.evaluate(() => window.labReady);
};

const openLesson = async (page: Page, site: SiteServer, id: string): Promise<LiveLesson> => {
  await openPage(page, site, id);
  return {
    checks: await page.evaluate(() => window.lab.checks),
    variants: await page.evaluate(() => window.lab.variants),
    async takeChecks(code) {
      await page.evaluate(code);
      return await page.evaluate(() => window.lab.checks);
    },
    judge: (input, only): Promise<readonly Judgement[]> =>
      page.evaluate(([given, ids]) => window.lab.judge(given, ids), [input, only] as const),
  };
};

const LONGEST_END_MS = 15_000;

export interface ProofBrowserOptions {
  /** The course whose lessons are judged. */
  readonly course: Course;
  /** Where the apps run; by default with everything that this machine's Node can do. */
  readonly ground?: Ground | undefined;
  log(line: string): void;
}

/** Builds what is not built, serves it, and starts the browser. */
export async function openProofBrowser({ course, ground, log }: ProofBrowserOptions): Promise<ProofBrowser> {
  const executablePath = ensureBrowser();
  await buildSite({ course, quiet: true });
  const site = await serveSite({ port: 0, folder: siteFolderOf(course), ground, log });
  const browser: Browser = await chromium.launch({ executablePath, args: browserArgs });
  installExitHandlers(site.runtime, () => browser.close());
  const inPage = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const page = await browser.newPage();
    try {
      return await work(page);
    } finally {
      // Code that never ends may hold the page as well; the app goes with the browser then.
      await within(
        LONGEST_END_MS,
        page.evaluate(() => window.lab?.dispose()).catch(() => {}),
      );
      await within(LONGEST_END_MS, page.close());
    }
  };
  return {
    withLesson: (id, work) => inPage(async (page) => await work(await openLesson(page, site, id))),
    withExamples: (work) =>
      inPage(async (page) => {
        await openPage(page, site, 'examples');
        return await work({
          ids: await page.evaluate(() => window.lab.examples),
          judge: (id, code) =>
            page.evaluate(([example, of]) => window.lab.judge(example, of), [id, code] as const),
        });
      }),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
