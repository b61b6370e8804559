/** Which browsers are fit, and which devices are asked before. */
import { expect, test } from 'vitest';
import { type BrowserSigns, engineOf, judgeBrowser } from './browser-fitness.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

const engine = (userAgent: string, maxTouchPoints = 0): string => {
  const { name, fitness } = engineOf({ userAgent, maxTouchPoints });
  return `${name} ${fitness}`;
};

test('Chromium on a computer is fine, under whatever name', () => {
  expect(engine(chrome)).toBe('chromium fine');
  expect(engine(`${chrome} Edg/156.0.0.0`)).toBe('chromium fine');
  expect(engine(chrome, 10), 'a laptop with a touch screen').toBe('chromium fine');
});

test('Firefox and new Safari on a computer are beta', () => {
  expect(engine('Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0')).toBe(
    'firefox beta',
  );
  for (const version of ['16.4', '16.10', '17.0', '26.1']) {
    expect(engine(`${MAC} ${WEBKIT} Version/${version} Safari/605.1.15`)).toBe('safari beta');
  }
});

test('old Safari, telephones, tablets and the unknown are unfit', () => {
  for (const version of ['16.3', '15.6', '9.1']) {
    expect(engine(`${MAC} ${WEBKIT} Version/${version} Safari/605.1.15`)).toBe('safari unfit');
  }
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)';
  expect(engine(`${iphone} ${WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1`)).toBe('safari unfit');
  expect(engine(`${iphone} ${WEBKIT} CriOS/156.0 Mobile/15E148 Safari/604.1`)).toBe('safari unfit');
  expect(engine(`${MAC} ${WEBKIT} Version/18.0 Safari/605.1.15`, 5), 'an iPad').toBe('safari unfit');
  expect(engine(chrome.replace('X11; Linux x86_64', 'Linux; Android 14'))).toBe('chromium unfit');
  expect(engine('Mozilla/5.0 (Android 14; Mobile; rv:147.0) Gecko/147.0 Firefox/147.0')).toBe(
    'firefox unfit',
  );
  expect(engine('curl/8')).toBe('other unfit');
});

const signs: BrowserSigns = {
  userAgent: chrome,
  maxTouchPoints: 0,
  crossOriginIsolated: true,
  hasCacheStorage: true,
  freeBytes: 5e9,
  deviceMemory: 8,
  hasCoarsePointer: false,
  screenSide: 900,
  savesData: false,
  isOtherTabRunning: false,
};

test('little memory or a small screen under a finger is a small device; either alone of the latter is not', () => {
  const isSmall = (change: Partial<BrowserSigns>): boolean =>
    judgeBrowser({ ...signs, ...change }).isSmallDevice;
  expect(isSmall({})).toBe(false);
  expect(isSmall({ deviceMemory: 2 })).toBe(true);
  expect(isSmall({ deviceMemory: 4 })).toBe(false);
  expect(isSmall({ deviceMemory: null })).toBe(false);
  expect(isSmall({ hasCoarsePointer: true, screenSide: 400 })).toBe(true);
  expect(isSmall({ hasCoarsePointer: true })).toBe(false);
  expect(isSmall({ screenSide: 400 })).toBe(false);
});

test('the other signs are told as they are', () => {
  expect(
    judgeBrowser({ ...signs, savesData: true, isOtherTabRunning: true, hasCacheStorage: false }),
  ).toEqual({
    engine: { name: 'chromium', fitness: 'fine' },
    isIsolated: true,
    storage: { isUsable: false, freeBytes: 5e9 },
    isSmallDevice: false,
    savesData: true,
    isOtherTabRunning: true,
  });
});
