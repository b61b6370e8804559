import { expect, test } from 'vitest';
import { checkSum } from '../envelope/check-sum.ts';
import { squeeze } from '../envelope/squeeze.ts';
import { COHORT_LIMITS, type Cohort, packCohort, readCohort, whyNotHere } from './cohort.ts';
import { cohortLink, isCohortLink, readCohortLink } from './link.ts';

const cohort: Cohort = {
  name: 'Platform onboarding',
  lessons: [
    { lesson: 'own-the-row', due: '2026-12-04' },
    { lesson: 'guard-every-action', due: null },
  ],
  contact: 'Mira, #platform on chat',
  sendTo: 'mira@example.com',
};
const PAGE = 'https://lab.example.com/course/';
const linkWith = async (text: string): Promise<string> => {
  const head = `v1.${await squeeze(text)}`;
  return `#cohort.${head}.${checkSum(head)}`;
};
const changed = (change: object): string => JSON.stringify({ ...JSON.parse(packCohort(cohort)), ...change });
const why = (text: string): string => {
  const read = readCohort(text);
  return read.kind === 'refused' ? read.why : 'It was read.';
};

test('a cohort comes back from its file and from its link as it was', async () => {
  expect(readCohort(packCohort(cohort))).toEqual({ kind: 'read', cohort });
  const link = await cohortLink(cohort, PAGE);
  expect(link.startsWith(`${PAGE}#cohort.v1.`)).toBe(true);
  expect(link.length).toBeLessThan(600);
  const { hash } = new URL(link);
  expect(isCohortLink(hash)).toBe(true);
  expect(await readCohortLink(hash)).toEqual({ kind: 'read', cohort });
  const bare: Cohort = { ...cohort, contact: null, sendTo: null };
  expect(readCohort(packCohort(bare))).toEqual({ kind: 'read', cohort: bare });
});

test.each([
  ['nothing', '', /not JSON/],
  ['a part of a file', packCohort(cohort).slice(0, 60), /not JSON/],
  ['what is no object', '[]', /no cohort/],
  ['another kind of file', changed({ kind: 'server-actions-lab/evidence' }), /no cohort/],
  ['a newer version', changed({ version: 2 }), /newer version/],
  ['a version that never was', changed({ version: 0 }), /damaged at version/],
  ['a field more', changed({ script: 'x' }), /damaged at its beginning/],
  ['no lesson', changed({ lessons: [] }), /at least one lesson/],
  ['a lesson twice', changed({ lessons: [cohort.lessons[0], cohort.lessons[0]] }), /each lesson once/],
  ['a path for a lesson', changed({ lessons: [{ lesson: '../x', due: null }] }), /the id of a lesson/],
  ['no day', changed({ lessons: [{ lesson: 'a', due: '2026-02-31' }] }), /damaged at lessons, 0, due/],
  ['a moment for a day', changed({ lessons: [{ lesson: 'a', due: 5 }] }), /damaged at lessons, 0, due/],
  ['a name of two lines', changed({ name: 'a\nb' }), /one line/],
  ['a name that turns the text around', changed({ name: 'a\u202eb' }), /one line/],
  ['a name of nothing', changed({ name: ' ' }), /one line/],
  ['a name without end', changed({ name: 'a'.repeat(COHORT_LIMITS.name + 1) }), /damaged at name/],
  ['a place that is no text', changed({ sendTo: { href: 'x' } }), /damaged at sendTo/],
  [
    'too many lessons',
    changed({ lessons: Array.from({ length: 201 }, (_, index) => ({ lesson: `l${index}`, due: null })) }),
    /at most 200/,
  ],
  ['a file without end', ' '.repeat(COHORT_LIMITS.file + 1), /larger/],
])('%s is refused', (_what, text, expected) => {
  expect(why(text)).toMatch(expected);
});

test('links that were cut, changed, made longer or never made are refused', async () => {
  const { hash } = new URL(await cohortLink(cohort, PAGE));
  const refusal = async (fragment: string): Promise<string> => {
    const read = await readCohortLink(fragment);
    return read.kind === 'refused' ? read.why : 'It was read.';
  };
  expect(await refusal(hash.slice(0, -4))).toMatch(/a part of it is missing/);
  expect(await refusal(`${hash}.`)).toMatch(/a part of it is missing/);
  expect(await refusal(`#cohort.v1.${'A'.repeat(30)}.00000000`)).toMatch(/not as it was made/);
  expect(await refusal(hash.replace('.v1.', '.v2.'))).toMatch(/newer version/);
  const nonsense = 'v1.AAAA';
  expect(await refusal(`#cohort.${nonsense}.${checkSum(nonsense)}`)).toMatch(/cannot be unpacked/);
  expect(await refusal(await linkWith(' '.repeat(5_000_000)))).toMatch(/unpacks to more/);
  expect(await refusal(await linkWith('{}'))).toMatch(/no cohort/);
  expect(await refusal(`#cohort.${'a'.repeat(30_000)}`)).toMatch(/longer than any/);
  expect(isCohortLink('#v1.abc.00000000')).toBe(false);
});

test('a cohort for another course is refused with the lesson that is missing', () => {
  expect(whyNotHere(cohort, ['guard-every-action', 'own-the-row'])).toBeNull();
  expect(whyNotHere(cohort, ['own-the-row'])).toContain('no lesson guard-every-action:');
  expect(whyNotHere(cohort, [])).toContain('no lesson own-the-row, nor 1 more:');
});
