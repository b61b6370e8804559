/**
 * Owns the story of a start, told from the sandbox's states: which stages there are, which one is on, and what came
 * before a failure. A state alone does not know; "failed" does not say at which stage. Pure.
 */
import type { BootProgress } from '../../lib/runtime/runtime.ts';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';

export const stages = ['connect', 'download', 'boot', 'unpack', 'install', 'copy', 'serve', 'open'] as const;
export type Stage = (typeof stages)[number];

/** Every start has these; the others belong to the start in which they are met. */
const ALWAYS: ReadonlySet<Stage> = new Set(['connect', 'copy', 'serve', 'open']);
const stageOf: Record<BootProgress['stage'], Stage> = {
  connecting: 'connect',
  downloading: 'download',
  booting: 'boot',
  unpacking: 'unpack',
  installing: 'install',
};

export interface BootStory {
  readonly stage: Stage;
  /** Stages of this start that not every start has. */
  readonly met: ReadonlySet<Stage>;
  readonly label: string | null;
  readonly fraction: number | null;
  /** Of a download: how much has come, of how much. */
  readonly bytes: BootProgress['bytes'] | null;
  /** Why it is being started again, if it is. */
  readonly again: string | null;
  /** The app has come up; what happens now happens to an app that ran. */
  readonly isUp: boolean;
  /** Milliseconds since the page was opened, when this start began. */
  readonly since: number;
}

export const newStory = (now: number, again: string | null = null): BootStory => ({
  stage: 'connect',
  met: new Set(),
  label: null,
  fraction: null,
  bytes: null,
  again,
  isUp: false,
  since: now,
});

const at = (story: BootStory, stage: Stage, progress?: BootProgress): BootStory => ({
  ...story,
  stage,
  isUp: false,
  met: ALWAYS.has(stage) ? story.met : new Set([...story.met, stage]),
  label: progress?.label ?? null,
  fraction: progress?.fraction ?? null,
  bytes: progress?.bytes ?? null,
});

const isAfter = (stage: Stage, other: Stage): boolean => stages.indexOf(stage) > stages.indexOf(other);

/** The story after one more state. */
export function tell(story: BootStory, status: SandboxStatus, now: number): BootStory {
  switch (status.phase) {
    case 'booting': {
      const { progress } = status;
      if (!progress) return newStory(now);
      const stage = stageOf[progress.stage];
      // Another runtime is tried after one that failed: what that one did is no part of this start.
      const base = stage === 'connect' && story.stage !== 'connect' ? newStory(now) : story;
      return at(base, stage, progress);
    }
    case 'mounting':
      // Starting again skips the boot: the first state is this one.
      return isAfter(story.stage, 'copy') ? at(newStory(now, story.again), 'copy') : at(story, 'copy');
    case 'starting':
      return story.stage === 'open' ? at(newStory(now, story.again), 'serve') : at(story, 'serve');
    case 'compiling':
      return at(story, 'open');
    case 'recovering':
      return newStory(now, status.reason);
    case 'ready':
      return { ...at(story, 'open'), again: null, isUp: true };
    default:
      return story;
  }
}

export type StageState = 'done' | 'now' | 'wait' | 'bad';

/** Each stage that belongs to this start, with its state. */
export function stagesOf(story: BootStory, hasFailed: boolean): { stage: Stage; state: StageState }[] {
  const reached = stages.indexOf(story.stage);
  return stages
    .filter((stage) => ALWAYS.has(stage) || story.met.has(stage))
    .map((stage) => {
      const index = stages.indexOf(stage);
      if (index === reached) return { stage, state: hasFailed ? 'bad' : 'now' };
      return { stage, state: index < reached ? 'done' : 'wait' };
    });
}
