import { atom } from 'nanostores';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Edits } from '../../lib/workspace/edits.ts';
import type { RunState } from '../check-runs.ts';
import { followEdits } from './follow-edits.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const running: RunState = { kind: 'running', current: null, cause: 'edit' };
const ended: RunState = { kind: 'ended', run: { kind: 'ran', results: [] }, stale: false, isNewPass: false };

const follow = () => {
  const isOn = atom(true);
  const isFree = atom(true);
  const edits = atom<Edits>({});
  const run = atom<RunState>({ kind: 'idle' });
  const answers: (boolean | Error)[] = [];
  const judged: unknown[] = [];
  const stop = followEdits({
    isOn,
    isFree,
    edits,
    run,
    async compiles() {
      const answer = answers.shift() ?? true;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    startRun() {
      judged.push(edits.get().a);
      run.set(running);
    },
  });
  const type = (text: string): void => edits.set({ a: text });
  return { isOn, isFree, run, answers, judged, stop, type };
};
const pause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1500);

test('one run follows a pause, not every letter', async () => {
  const { judged, type, run } = follow();
  type('o');
  await vi.advanceTimersByTimeAsync(1000);
  type('on');
  await vi.advanceTimersByTimeAsync(1000);
  expect(judged).toEqual([]);
  await pause();
  expect(judged).toEqual(['on']);
  run.set(ended);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(judged).toEqual(['on']);
});

test('edits during a run are judged by another, after it and after a pause', async () => {
  const { judged, type, run } = follow();
  type('one');
  await pause();
  type('two');
  await pause();
  expect(judged).toEqual(['one']);
  run.set(ended);
  await vi.runAllTimersAsync();
  expect(judged).toEqual(['one', 'two']);
  type('three');
  run.set(ended);
  await vi.advanceTimersByTimeAsync(1000);
  expect(judged).toHaveLength(2);
  await pause();
  expect(judged).toEqual(['one', 'two', 'three']);
});

test('what does not compile is not run, until an edit mends it', async () => {
  const { judged, type, answers, isFree } = follow();
  answers.push(false);
  type('if (');
  await pause();
  isFree.set(false);
  isFree.set(true);
  await pause();
  expect(judged).toEqual([]);
  type('if (a)');
  await pause();
  expect(judged).toEqual(['if (a)']);
});

test('a run waits for the app: while it is used, and while it is gone', async () => {
  const { judged, type, answers, isFree } = follow();
  isFree.set(false);
  type('one');
  await pause();
  expect(judged).toEqual([]);
  answers.push(new Error('The app is not running.'));
  isFree.set(true);
  await pause();
  expect(judged).toEqual([]);
  isFree.set(false);
  isFree.set(true);
  await pause();
  expect(judged).toEqual(['one']);
});

test('switched off it does nothing; switched on it makes up for what was edited meanwhile, unless somebody ran it', async () => {
  const { judged, type, isOn, run } = follow();
  isOn.set(false);
  type('one');
  await pause();
  expect(judged).toEqual([]);
  isOn.set(true);
  await pause();
  expect(judged).toEqual(['one']);
  run.set(ended);
  isOn.set(false);
  type('two');
  await pause();
  run.set(running);
  run.set(ended);
  isOn.set(true);
  await pause();
  expect(judged).toEqual(['one']);
});

test('a lesson that was left is not run any more', async () => {
  const { judged, type, stop } = follow();
  type('one');
  stop();
  await pause();
  expect(judged).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
