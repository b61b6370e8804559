import { expect, test } from 'vitest';
import { drawIn, scaleText } from './frame-size.ts';

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

test('a full frame, and one whose pane is not shown, are as large as the pane', () => {
  expect(drawIn(null, { width: 384, height: 300 })).toBeNull();
  expect(drawIn(768, { width: 0, height: 0 })).toBeNull();
});
