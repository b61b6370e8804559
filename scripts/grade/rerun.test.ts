import { expect, test } from 'vitest';
import type { ProofBrowser } from '../verify/browser.ts';
import { rerun } from './rerun.ts';

const ground = {
  front: { newFiles: false, removable: [] },
  starter: { 'a.ts': '' },
  solution: {},
  base: { 'a.ts': '' },
};

/** Opens lessons in no browser. */
const opening = (
  judge: () => Promise<
    readonly { id: string; status: 'pass'; message: string; ms: number; seen: string[] }[]
  >,
) => {
  let opened = 0;
  const browser: Pick<ProofBrowser, 'withLesson'> = {
    withLesson(_id, work) {
      opened += 1;
      return work({
        checks: [],
        variants: { mistakes: {}, alternatives: {} },
        judge,
        takeChecks: async () => [],
      });
    },
  };
  return { browser, opened: () => opened };
};

test('results come back, and what fails on the way is an outcome', async () => {
  const good = opening(async () => [{ id: 'a', status: 'pass', message: '', ms: 1, seen: [] }]);
  expect(await rerun(good.browser, 'l', { 'a.ts': 'x' }, ground)).toEqual({
    kind: 'judged',
    results: [{ id: 'a', status: 'pass', message: '' }],
  });
  const broken = opening(() => Promise.reject(new Error('The app did not start.')));
  expect(await rerun(broken.browser, 'l', {}, ground)).toEqual({
    kind: 'not-judged',
    why: 'The app did not start.',
  });
});

test('code that never ends is given up, and files that are not allowed are never run', async () => {
  const endless = opening(() => new Promise(() => {}));
  expect(await rerun(endless.browser, 'l', {}, ground, 1)).toMatchObject({ kind: 'not-judged' });
  const { browser, opened } = opening(async () => []);
  expect(await rerun(browser, 'l', { 'package.json': 'x' }, ground)).toMatchObject({ kind: 'refused' });
  expect(opened()).toBe(0);
});
