import { expect, test } from 'vitest';
import { withoutPackage, withPackage } from './named-package.ts';

const TEXT = `{
  "name": "stagedoor",
  "dependencies": {
    "next": "16.4.6",
    "zod": "4.6.7"
  },
  "scripts": {}
}
`;

test('a package is named in its place, and everything else stays', () => {
  const more = withPackage(TEXT, 'ms', '2.1.3');
  expect(more).toBe(TEXT.replace('"next"', '"ms": "2.1.3",\n    "next"'));
  expect(withoutPackage(more, 'ms')).toBe(TEXT);
});

test('where nothing was named the first one is', () => {
  expect(JSON.parse(withPackage('{}', 'ms', '2.1.3'))).toEqual({ dependencies: { ms: '2.1.3' } });
});
