/** Owns measuring what a learner waits for in the browser: from a click to the code and the running app, and after an edit. */

import type { LessonFolder } from '../verify/lessons.ts';
import { type BenchSite, openBenchSite } from './lesson-visit.ts';
import { solutionLink } from './links.ts';
import type { Measurement, Values } from './measurement.ts';
import type { Setup, Setups } from './setups.ts';

const FIRST = { title: 'Someone else’s order', heading: 'Your orders' } as const;
const NEXT = { title: 'TypeScript isn’t there', heading: 'The Glass Orchard' } as const;

/** A lesson on a page without anything slow, whose open file the page shows. */
const EDITED = { title: 'It failed, say so', heading: 'Winter Gala' } as const;
const EDITS = 5;
const withMark = (code: string, mark: string): string =>
  code.replace(/(count\(shown\.likes, 'like'\)\})( edit \d+)?/, `$1 ${mark}`);

/** A first visit on the ground: nothing is started before the click. */
const firstVisit = async (site: BenchSite): Promise<Values> => {
  await using visit = await site.visit();
  const { code, preview } = await visit.openLesson(FIRST.title, FIRST.heading);
  const { lcp, cls } = await visit.vitals();
  const bytes = await visit.bytes();
  return {
    'visit.first.code': [code],
    'visit.first.preview': [preview],
    'visit.first.lcp': [lcp],
    'page.cls': [cls],
    'page.bytes': [bytes],
  };
};

const READ_FOR_MS = 15_000;

/** A first visit after an app was made ready, and after somebody has read a while. */
const readyVisit = async (site: BenchSite): Promise<Values> => {
  await using visit = await site.visit();
  await site.makeSpare();
  // It goes on compiling for as long as nobody wants it.
  await new Promise((resolve) => setTimeout(resolve, READ_FOR_MS));
  const { preview } = await visit.openLesson(FIRST.title, FIRST.heading);
  return { 'visit.ready.preview': [preview] };
};

const nextLesson = async (site: BenchSite): Promise<Values> => {
  await using visit = await site.visit();
  await visit.openLesson(FIRST.title, FIRST.heading);
  const { prose, preview } = await visit.openNext(NEXT.title, NEXT.heading);
  return { 'visit.next.prose': [prose], 'visit.next.preview': [preview] };
};

const edits = async (site: BenchSite): Promise<Values> => {
  await using visit = await site.visit();
  await visit.openLesson(EDITED.title, EDITED.heading);
  const took: number[] = [];
  for (let edit = 0; edit <= EDITS; edit++) {
    const mark = `edit ${edit}`;
    took.push(await visit.editUntilShown((code) => withMark(code, mark), mark));
  }
  // The first one waits for whatever has not been compiled yet.
  return { 'visit.editToPreview': took.slice(1) };
};

/** Somebody's link, in a browser that was never here: until it is shown, and from the yes to the app's page. */
const sharedLink = async (site: BenchSite, lessons: readonly LessonFolder[]): Promise<Values> => {
  const lesson = lessons.find(({ front }) => front.title === FIRST.title);
  if (!lesson) throw new Error(`There is no lesson ${FIRST.title}.`);
  await using visit = await site.visit();
  const { asked, preview } = await visit.openLink(await solutionLink(lesson, '/playground/'), FIRST.heading);
  return { 'visit.link.asked': [asked], 'visit.link.preview': [preview] };
};

const onSite = async (setup: Setup, work: (site: BenchSite) => Promise<Values>): Promise<Values> => {
  await using site = await openBenchSite(setup.ground);
  return await work(site);
};

/**
 * `first`: nothing runs yet, and nothing is compiled. `ready`: an app waits for its first lesson. `next`: from one lesson to
 * another, in the same app.
 */
export const visits = (setups: Setups, lessons: readonly LessonFolder[]): Measurement => ({
  figures: {
    'visit.first.code': 'ms',
    'visit.first.preview': 'ms',
    'visit.first.lcp': 'ms',
    'visit.ready.preview': 'ms',
    'visit.next.prose': 'ms',
    'visit.next.preview': 'ms',
    'visit.editToPreview': 'ms',
    'visit.link.asked': 'ms',
    'visit.link.preview': 'ms',
    'page.cls': 'shift',
    'page.bytes': 'bytes',
  },
  async run() {
    return {
      ...(await onSite(setups.sandbox, async (site) => ({
        ...(await firstVisit(site)),
        ...(await nextLesson(site)),
        ...(await edits(site)),
        ...(await sharedLink(site, lessons)),
      }))),
      // On a site of its own: none of the others is to have a spare.
      ...(await onSite(setups.sandbox, readyVisit)),
    };
  },
});
