import { expect, test } from 'vitest';
import type { BootProgress } from '../runtime.ts';
import { createBootStory } from './boot-progress.ts';

function record() {
  const told: BootProgress[] = [];
  const story = createBootStory((progress) => told.push(progress));
  return { story, stages: () => told.map(({ stage }) => stage), told };
}

test('a first visit connects, downloads, boots and unpacks', () => {
  const { story, stages, told } = record();
  story.reached();
  story.bytes(1e6, 4e6);
  story.bytes(4e6, 4e6);
  story.downloaded();
  story.unpacking();
  expect(stages()).toEqual(['connecting', 'booting', 'downloading', 'downloading', 'booting', 'unpacking']);
  expect(told[2]).toMatchObject({ fraction: 0.25, bytes: { done: 1e6, total: 4e6 } });
  expect(told[2]?.label).toContain('1.0 of 4.0 MB');
});

test('a later visit downloads nothing and does not say so', () => {
  const { story, stages } = record();
  story.downloaded();
  story.reached();
  story.unpacking();
  expect(stages()).toEqual(['connecting', 'booting', 'unpacking']);
});

test('a host that answers during the download does not take the story back', () => {
  const { story, stages } = record();
  story.bytes(1, 4);
  story.reached();
  expect(stages()).toEqual(['connecting', 'downloading']);
});

test('a download is told by whole percents', () => {
  const { story, stages } = record();
  for (let done = 0; done <= 10_000; done += 1) story.bytes(done, 10_000);
  expect(stages()).toHaveLength(1 + 101);
});
