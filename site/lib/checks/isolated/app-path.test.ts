import { expect, test } from 'vitest';
import { isAppPath } from './app-path.ts';

test('paths of the app are, with a query and whatever is in it', () => {
  for (const path of ['/', '/events', '/events?from=//x#y', '/a//b', '/a\t/b'])
    expect(isAppPath(path)).toBe(true);
});

test('what the browser would read as another host is none, however it is written', () => {
  const others = [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/\r\n//evil.example',
  ];
  for (const path of [...others, 'events', 'https://evil.example/', '', '//['])
    expect(isAppPath(path), JSON.stringify(path)).toBe(false);
});
