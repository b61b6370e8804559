import { describe, expect, test } from 'vitest';
import { judgeBrowser } from '../../lib/runtime/webcontainer/browser-fitness.ts';
import { chooseRuntime, type Facts } from './choice.ts';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

const desktop = {
  userAgent: CHROME,
  maxTouchPoints: 0,
  crossOriginIsolated: true,
  hasCacheStorage: true,
  freeBytes: 1e10,
  deviceMemory: 8,
  hasCoarsePointer: false,
  screenSide: 1080,
  savesData: false,
  isOtherTabRunning: false,
};
const facts = (signs: Partial<typeof desktop> = {}, more: Partial<Facts> = {}): Facts => ({
  offersLocal: false,
  preference: null,
  required: null,
  preflight: judgeBrowser({ ...desktop, ...signs }),
  ...more,
});

describe('which runtime, and in which order', () => {
  test('a hosted site has the WebContainer and nothing behind it', () => {
    expect(chooseRuntime(facts())).toEqual({ order: ['webcontainer'], unfit: null, ask: null });
  });

  test("the page's own machine comes first where it offers to", () => {
    expect(chooseRuntime(facts({}, { offersLocal: true })).order).toEqual(['local']);
  });

  test('a learner who chose the WebContainer still has the local runtime behind it', () => {
    const choice = chooseRuntime(facts({}, { offersLocal: true, preference: 'webcontainer' }));
    expect(choice.order).toEqual(['webcontainer', 'local']);
  });

  test('a choice of the local runtime means nothing where there is none', () => {
    expect(chooseRuntime(facts({}, { preference: 'local' })).order).toEqual(['webcontainer']);
  });

  test("the site's owner has the last word", () => {
    const given = { offersLocal: true, preference: 'webcontainer', required: 'local' } as const;
    expect(chooseRuntime(facts({}, given)).order).toEqual(['local']);
    expect(chooseRuntime(facts({}, { required: 'local' })).order).toEqual([]);
    const only = { offersLocal: true, required: 'webcontainer' } as const;
    expect(chooseRuntime(facts({}, only)).order).toEqual(['webcontainer']);
  });
});

describe('what cannot run a WebContainer', () => {
  test('a telephone has nothing on a hosted site, and is told what could', () => {
    const choice = chooseRuntime(facts({ userAgent: IPHONE, maxTouchPoints: 5 }));
    expect(choice.order).toEqual([]);
    expect(choice.unfit).toContain('on a computer');
  });

  test('a page without isolation is told that its owner can add the headers', () => {
    const choice = chooseRuntime(facts({ crossOriginIsolated: false }));
    expect(choice).toMatchObject({ order: [], unfit: expect.stringContaining('headers') });
  });

  test('the local runtime does not mind', () => {
    const given = { offersLocal: true, preference: 'webcontainer' } as const;
    expect(chooseRuntime(facts({ crossOriginIsolated: false }, given)).order).toEqual(['local']);
  });
});

describe('when to ask first', () => {
  test.each([
    ['data is to be saved', { savesData: true }, '8 MB'],
    ['the device is small', { deviceMemory: 2 }, 'memory'],
    ['another tab runs one', { isOtherTabRunning: true }, 'Another tab'],
  ])('%s', (_, signs, words) => {
    expect(chooseRuntime(facts(signs)).ask).toContain(words);
  });

  test('never for the local runtime', () => {
    expect(chooseRuntime(facts({ savesData: true }, { offersLocal: true })).ask).toBeNull();
  });
});
