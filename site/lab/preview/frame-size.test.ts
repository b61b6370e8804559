import { expect, test } from 'vitest';
import { drawIn, scaleText, widthOf } from './frame-size.ts';

test('a frame that is wider than its pane is scaled to its width and fills its height', () => {
  const drawn = drawIn(768, { width: 384, height: 300 });
  expect(drawn).toEqual({ width: 768, height: 600, scale: 0.5 });
  expect(scaleText(drawn)).toBe('50 %');
});

test('a frame that is narrower than its pane keeps its size', () => {
  const drawn = drawIn(390, { width: 700, height: 300 });
  expect(drawn).toEqual({ width: 390, height: 300, scale: 1 });
  expect(scaleText(drawn)).toBeNull();
});

test('beside another view the app is not drawn narrower than on a phone, unless one asks for a width', () => {
  const half = { width: 250, height: 300 };
  expect(widthOf('full', half, true)).toBeNull();
  expect(widthOf('full', half, false)).toBe(390);
  expect(widthOf('full', { ...half, width: 450 }, false)).toBeNull();
  expect(widthOf('tablet', half, false)).toBe(768);
});

test('a full frame, and one whose pane is not shown, are as large as the pane', () => {
  expect(drawIn(null, { width: 384, height: 300 })).toBeNull();
  expect(drawIn(768, { width: 0, height: 0 })).toBeNull();
});
