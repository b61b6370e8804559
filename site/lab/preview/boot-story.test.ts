import { expect, test } from 'vitest';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';
import { newStory, stagesOf, tell } from './boot-story.ts';

const after = (...states: SandboxStatus[]) =>
  states.reduce((story, state, index) => tell(story, state, index), newStory(0));

test('packages are a stage only where they are installed', () => {
  const without = after({ phase: 'booting', progress: null }, { phase: 'mounting' });
  expect(stagesOf(without, false).map(({ stage }) => stage)).toEqual(['connect', 'copy', 'serve', 'open']);
  const withPackages = after({
    phase: 'booting',
    progress: { stage: 'installing', label: 'Installing', fraction: 0.5 },
  });
  expect(withPackages).toMatchObject({ stage: 'install', fraction: 0.5, label: 'Installing' });
  expect(stagesOf(withPackages, false).map(({ state }) => state)).toEqual([
    'done',
    'now',
    'wait',
    'wait',
    'wait',
  ]);
});

test('what stops an app that was up stopped it at no stage of its start', () => {
  const failed: SandboxStatus = { phase: 'failed', error: new Error('x'), fault: 'ours' };
  const previews = { ana: '', ben: '', orla: '', otto: '', anon: '' };
  expect(after({ phase: 'compiling' }, { phase: 'ready', previews }, failed).isUp).toBe(true);
  expect(after({ phase: 'ready', previews }, { phase: 'starting' }, failed).isUp).toBe(false);
});

test('a failure marks the stage that was on', () => {
  const story = after(
    { phase: 'mounting' },
    { phase: 'starting' },
    { phase: 'failed', error: new Error('x'), fault: 'ours' },
  );
  expect(stagesOf(story, true)).toContainEqual({ stage: 'serve', state: 'bad' });
});

test('the reason for starting again stays until the app is ready', () => {
  const again: SandboxStatus[] = [
    { phase: 'recovering', reason: 'It looped.' },
    { phase: 'mounting' },
    { phase: 'starting' },
  ];
  expect(after(...again).again).toBe('It looped.');
  expect(after(...again, { phase: 'compiling' }, { phase: 'ready', previews: {} as never }).again).toBeNull();
});

test('a second start counts its own time', () => {
  expect(after({ phase: 'compiling' }, { phase: 'mounting' }).since).toBe(1);
});

test('a WebContainer’s start has a download with its bytes, and then boots and unpacks', () => {
  const bytes = { done: 2e6, total: 8e6 };
  const states: SandboxStatus[] = [
    { phase: 'booting', progress: { stage: 'connecting', label: 'Connecting' } },
    { phase: 'booting', progress: { stage: 'booting', label: 'Booting' } },
    { phase: 'booting', progress: { stage: 'downloading', label: 'Downloading', fraction: 0.25, bytes } },
  ];
  expect(after(...states)).toMatchObject({ stage: 'download', bytes, fraction: 0.25 });
  const mounted = after(...states, { phase: 'booting', progress: { stage: 'unpacking', label: 'x' } });
  expect(mounted).toMatchObject({ bytes: null });
  expect(stagesOf(mounted, false)).toEqual([
    { stage: 'connect', state: 'done' },
    { stage: 'download', state: 'done' },
    { stage: 'boot', state: 'done' },
    { stage: 'unpack', state: 'now' },
    { stage: 'copy', state: 'wait' },
    { stage: 'serve', state: 'wait' },
    { stage: 'open', state: 'wait' },
  ]);
});

test('what a runtime that failed had done is no part of the next one’s start', () => {
  const story = after(
    { phase: 'booting', progress: { stage: 'downloading', label: 'Downloading' } },
    { phase: 'booting', progress: { stage: 'connecting', label: 'Connecting to the local runtime' } },
  );
  expect(stagesOf(story, false).map(({ stage }) => stage)).toEqual(['connect', 'copy', 'serve', 'open']);
  expect(story.since).toBe(1);
});
