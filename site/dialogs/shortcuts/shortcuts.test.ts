import { expect, test } from 'vitest';
import { printedKeys, shortcutGroups } from './shortcuts.ts';

test('keys are named as they are printed', () => {
  expect(printedKeys(['Mod', 'Enter'], false)).toEqual(['Ctrl', '↵']);
  expect(printedKeys(['Mod', 'Enter'], true)).toEqual(['⌘', '↵']);
  expect(printedKeys(['Alt', '↑'], true)).toEqual(['⌥', '↑']);
  expect(printedKeys(['/'], true)).toEqual(['/']);
});

test('the key that frees Tab from the editor is another one on a Mac', () => {
  expect(printedKeys(['Tab-moves-focus'], false)).toEqual(['Ctrl', 'M']);
  expect(printedKeys(['Tab-moves-focus'], true)).toEqual(['⌃', '⇧', 'M']);
});

test('no combination does two things in one place', () => {
  for (const { shortcuts } of shortcutGroups.filter(({ title }) => title !== 'Lesson')) {
    const all = shortcuts.flatMap(({ keys }) => keys.map((combination) => combination.join(' ')));
    expect(all).toEqual([...new Set(all)]);
  }
});
