import { expect, test } from 'vitest';
import { lessonHash } from './lesson-hash.ts';

const files = { 'checks.ts': 'a\nb', 'starter/x.ts': '1', 'lesson.mdx': 'prose', 'solution/x.ts': '2' };

test('what is judged makes another lesson of it, and prose, solution and line ends do not', () => {
  const same = lessonHash(files);
  expect(same).toMatch(/^[0-9a-f]{16}$/);
  expect(lessonHash({ ...files, 'lesson.mdx': 'other', 'solution/x.ts': '3', 'checks.ts': 'a\r\nb' })).toBe(
    same,
  );
  expect(lessonHash({ ...files, 'checks.ts': 'a\nc' })).not.toBe(same);
  expect(lessonHash({ ...files, 'starter/y.ts': '' })).not.toBe(same);
});
