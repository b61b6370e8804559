import { expect, test } from 'vitest';
import { sortTexts } from '../authoring/course.ts';
import { findFaults } from '../authoring/find-faults.ts';
import { readTemplatePaths } from '../authoring/read-course.ts';
import { layOut } from '../course/layout.ts';
import { freeCode, type Ground, idFromTitle, type Plan, planLesson } from './plan.ts';

const security = {
  id: 'security',
  number: 1,
  folder: 'lessons/1-security',
  lessons: [{ id: 'own-the-row', folder: 'lessons/1-security/02-own-the-row' }],
};
const ours: Ground = { config: { parts: './lessons' }, folder: '', parts: [security], codes: ['S2'] };
const wanted = { title: 'Refund “only” once: why?', id: 'refund-once', part: 'security' };

const planned = (plan: Plan) => {
  if (plan.kind === 'refused') throw new Error(plan.why);
  return plan;
};

test('a lesson of a part that is there goes behind its last one, with the next free short name', () => {
  const plan = planned(planLesson(wanted, ours));
  expect(plan.folder).toBe('lessons/1-security/03-refund-once');
  expect(plan.toAdd).toBeNull();
  expect(Object.keys(plan.files)).not.toContain('lessons/1-security/part.mdx');
  expect(plan.files[`${plan.folder}/lesson.mdx`]).toContain('code: S1\n');
});

test('in an empty folder a course with a part is made around the lesson, and nothing is wrong in it', () => {
  const empty: Ground = { config: null, folder: '/acme', parts: [], codes: [] };
  const { files, folder } = planned(planLesson({ ...wanted, part: 'billing' }, empty));
  expect(folder).toBe('/acme/lessons/1-billing/01-refund-once');
  expect(Object.keys(files)).toContain('/acme/course.config.ts');
  const layout = layOut(
    { parts: './lessons' },
    {
      folder: '/acme',
      ours: 'lessons',
      configFile: 'x',
      foldersIn: (path) =>
        path === '/acme/lessons' ? ['1-billing'] : path.endsWith('1-billing') ? ['01-refund-once'] : null,
    },
  );
  expect(
    findFaults({
      parts: sortTexts(layout.parts, files),
      faults: layout.faults,
      template: readTemplatePaths(),
      leftOut: [],
    }),
  ).toEqual([]);
});

test('where the config lists parts or lessons, what to add to it is told', () => {
  const listing = (parts: NonNullable<Ground['config']>['parts']): Ground => ({
    ...ours,
    config: { parts },
    folder: '/acme',
  });
  expect(planned(planLesson({ ...wanted, part: 'billing' }, listing([{ part: 'security' }])))).toMatchObject({
    folder: '/acme/billing/01-refund-once',
    toAdd: '{ part: "./billing" }',
  });
  expect(planned(planLesson(wanted, listing([{ part: 'security' }])))).toMatchObject({
    folder: '/acme/security/01-refund-once',
    toAdd: '"./security/01-refund-once"',
  });
});

test('what cannot be a lesson is refused with the reason', () => {
  const why = (change: Partial<typeof wanted & { code: string }>) => {
    const plan = planLesson({ ...wanted, ...change }, ours);
    return plan.kind === 'refused' ? plan.why : '';
  };
  expect(why({ id: 'own-the-row' })).toContain('already, in lessons/1-security/02-own-the-row/');
  expect(why({ id: '../x' })).toContain('id of the lesson');
  expect(why({ part: 'Billing' })).toContain('id of the part');
  expect(why({ title: ' a ' })).toContain('title');
  expect(why({ code: 's4' })).toContain('capital letter');
  expect(why({ code: 'S2' })).toContain('Another lesson');
});

test('an id comes from a title, and a short name is never one that is taken', () => {
  expect(idFromTitle('  2 Größen: Refund “only” once! ')).toBe('gro-en-refund-only-once');
  expect(idFromTitle('…')).toBe('');
  expect(freeCode('security', ['S1', 'S3'])).toBe('S2');
});
