import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../site/paths.ts';
import { componentFaults, PROSE_COMPONENTS } from './components.ts';
import { inLesson, MDX, testCases } from './course-fixture.ts';

testCases([
  {
    name: 'a component that there is not',
    change: inLesson('## The idea', '<Stpes>\n\n</Stpes>\n\n## The idea'),
    file: MDX,
    line: 26,
    field: 'component',
    came: '<Stpes>',
    expected: 'one of AfterPass, B, BrowserKnows',
    todo: 'Did you mean Steps?',
  },
  {
    name: 'a component that is not closed',
    change: inLesson('## The idea', '<AfterPass>\n\n## The idea'),
    file: MDX,
    line: 26,
    field: 'component',
    came: '<AfterPass>',
    expected: '</AfterPass> after it',
    todo: 'Close it',
  },
  {
    name: 'a component that is closed and was not opened',
    change: inLesson('## The idea', '</Steps>\n\n## The idea'),
    file: MDX,
    line: 26,
    field: 'component',
    came: '</Steps>',
    expected: '<Steps> before it',
    todo: 'Open it',
  },
]);

test('what is closed around another that is open leaves that one unclosed', () => {
  expect(componentFaults('<Steps>\n<S>x\n</Steps>')).toMatchObject([{ target: '<S>', line: 2 }]);
});

test('components in code, imported ones and ones that close themselves are right', () => {
  const body =
    'import Picture from \'./picture.astro\';\n\n<Picture of="it" />\n\n`Array<Row>`\n\n```tsx\n<Row>\n```\n';
  expect(componentFaults(body)).toEqual([]);
});

test('prose may use what the site gives it', () => {
  const source = readFileSync(join(root, 'site/components/prose/components.ts'), 'utf8');
  const [, given = ''] = /proseComponents = \{([^}]*)\}/.exec(source) ?? [];
  const names = given.split(',').map((name) => name.trim());
  expect(PROSE_COMPONENTS).toEqual(names.filter((name) => /^[A-Z]\w*$/.test(name)));
});
