/**
 * Owns the story of a start, told from the sandbox's states: which stages there are, which one is on, and what came
 * before a failure. A state alone does not know; "failed" does not say at which stage. Pure.
 */
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';

export const stages = ['connect', 'install', 'copy', 'serve', 'open'] as const;
export type Stage = (typeof stages)[number];

export interface BootStory {
  readonly stage: Stage;
  /** Packages were installed in this start; otherwise that stage is not shown. */
  readonly installs: boolean;
  readonly label: string | null;
  readonly fraction: number | null;
  /** Why it is being started again, if it is. */
  readonly again: string | null;
  /** Milliseconds since the page was opened, when this start began. */
  readonly since: number;
}

export const newStory = (now: number, again: string | null = null): BootStory => ({
  stage: 'connect',
  installs: false,
  label: null,
  fraction: null,
  again,
  since: now,
});

const at = (story: BootStory, stage: Stage): BootStory => ({ ...story, stage, label: null, fraction: null });

/** The story after one more state. */
export function tell(story: BootStory, status: SandboxStatus, now: number): BootStory {
  switch (status.phase) {
    case 'booting': {
      const { progress } = status;
      if (!progress) return newStory(now);
      if (progress.stage === 'connecting') return { ...at(story, 'connect'), label: progress.label };
      return {
        ...at(story, 'install'),
        installs: true,
        label: progress.label,
        fraction: progress.fraction ?? null,
      };
    }
    case 'mounting':
      // Starting again skips the boot: the first state is this one.
      return story.stage === 'serve' || story.stage === 'open'
        ? at(newStory(now, story.again), 'copy')
        : at(story, 'copy');
    case 'starting':
      return story.stage === 'open' ? at(newStory(now, story.again), 'serve') : at(story, 'serve');
    case 'compiling':
      return at(story, 'open');
    case 'recovering':
      return newStory(now, status.reason);
    case 'ready':
      return { ...at(story, 'open'), again: null };
    default:
      return story;
  }
}

export type StageState = 'done' | 'now' | 'wait' | 'bad';

/** Each stage that belongs to this start, with its state. */
export function stagesOf(story: BootStory, hasFailed: boolean): { stage: Stage; state: StageState }[] {
  const reached = stages.indexOf(story.stage);
  return stages
    .filter((stage) => stage !== 'install' || story.installs)
    .map((stage) => {
      const index = stages.indexOf(stage);
      if (index === reached) return { stage, state: hasFailed ? 'bad' : 'now' };
      return { stage, state: index < reached ? 'done' : 'wait' };
    });
}
