import { expect, test } from 'vitest';
import {
  type FileRules,
  inWords,
  openPlaces,
  whyNotCreate,
  whyNotRemove,
  whyNotRename,
} from './file-rules.ts';

const starter = { 'actions/orders.ts': '', 'app/events/[slug]/page.tsx': '', 'proxy.ts': '' };
const base = { ...starter, 'db/schema.ts': '', 'actions/likes.ts': '' };
const ground = (rules: Partial<FileRules> = {}, now: Record<string, string> = base) => ({
  rules: { newFiles: true, removable: [], ...rules },
  starter,
  base,
  now,
});
const create = (path: string, rules: Partial<FileRules> = {}): string | null =>
  whyNotCreate(path, ground(rules));

test('by default files can be made where the lesson’s own files lie, and nowhere else', () => {
  expect(create('actions/new.ts')).toBeNull();
  expect(create('actions/deep/new.ts')).toBeNull();
  expect(create('app/events/[slug]/text.tsx')).toBeNull();
  expect(create('instrumentation.ts')).toBeNull();
  expect(create('db/new.ts')).toBe(
    'In this lesson files can be made in the app’s top folder, actions/ or app/events/[slug]/.',
  );
});

test('a lesson may name other places, or none', () => {
  expect(create('lib/new.ts', { newFiles: ['lib/**'] })).toBeNull();
  expect(create('actions/new.ts', { newFiles: ['lib/**'] })).toBe(
    'In this lesson files can be made in lib/.',
  );
  expect(create('actions/new.ts', { newFiles: false })).toBe('In this lesson no files can be made.');
});

test.each([
  ['', /file’s name after its folder/],
  ['actions/', /file’s name after its folder/],
  ['/actions/new.ts', /is absolute/],
  ['actions/../../new.ts', /"\." or "\.\." segment/],
  ['actions/a:b.ts', /character that Windows forbids/],
  ['actions/con.ts', /name that Windows reserves/],
  ['actions/new.ts ', /ends in a dot or a space/],
  ['actions/__proto__', /reserved name/],
  ['actions/.hidden.ts', /begin with a dot/],
  ['actions/node_modules/x.ts', /belongs to the packages/],
  ['actions/new', /needs an ending/],
  ['actions/orders.ts', /There is a file actions\/orders\.ts already/],
  ['actions/Orders.ts', /some systems take the two names for one/],
  ['actions/orders.ts/new.ts', /actions\/orders\.ts is a file/],
])('%j is refused with what is wrong with it', (path, why) => {
  expect(create(path)).toMatch(why);
});

test('a folder is no name for a file', () => {
  expect(whyNotCreate('actions/x.ts', ground({}, { 'actions/x.ts/a.ts': '' }))).toBe(
    'actions/x.ts is a folder.',
  );
});

test('files of the learner can be deleted; those of the lesson where it allows it, those of the app never', () => {
  const now = { ...base, 'actions/mine.ts': '' };
  expect(whyNotRemove('actions/mine.ts', ground({}, now))).toBeNull();
  expect(whyNotRemove('actions/orders.ts', ground({}, now))).toMatch(/begins with this file/);
  expect(whyNotRemove('actions/orders.ts', ground({ removable: ['actions/**'] }, now))).toBeNull();
  expect(whyNotRemove('actions/likes.ts', ground({ removable: ['actions/**'] }, now))).toMatch(
    /belongs to the app/,
  );
  expect(whyNotRemove('nowhere.ts', ground({}, now))).toMatch(/no such file/);
});

test('what was deleted may come back, wherever it lies', () => {
  const { 'actions/orders.ts': _, ...now } = base;
  expect(whyNotCreate('actions/orders.ts', ground({ newFiles: false }, now))).toBeNull();
});

test('a renamed file may change its case, and goes where a new one may', () => {
  const now = { ...base, 'actions/mine.ts': '' };
  expect(whyNotRename('actions/mine.ts', 'actions/Mine.ts', ground({}, now))).toBeNull();
  expect(whyNotRename('actions/mine.ts', 'actions/mine.ts', ground({}, now))).toBeNull();
  expect(whyNotRename('actions/mine.ts', 'actions/likes.ts', ground({}, now))).toMatch(/already/);
  expect(whyNotRename('actions/mine.ts', 'db/mine.ts', ground({}, now))).toMatch(/files can be made in/);
  expect(whyNotRename('actions/orders.ts', 'actions/mine.ts', ground({}, base))).toMatch(
    /begins with this file/,
  );
});

test('places are told in words', () => {
  expect(inWords([])).toBe('');
  expect(inWords(['lib/**'])).toBe('lib/');
  expect(inWords(openPlaces(ground()))).toBe('the app’s top folder, actions/ or app/events/[slug]/');
});
