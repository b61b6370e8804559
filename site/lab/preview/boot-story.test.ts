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
