/** Owns what it takes to open a lesson in this page: its files, its checks, and a runtime to run them in. */
import type { Check } from '../lib/checks/check.ts';
import { parseLessonPath } from '../lib/course/folders.ts';
import type { LessonFiles, LessonFrontMatter } from '../lib/course/lesson.ts';
import type { Files } from '../lib/files/files.ts';
import { bootLocalRuntime } from '../lib/runtime/local/client.ts';
import type { BootRuntime } from '../lib/runtime/runtime.ts';
import { openHiddenFrames } from './hidden-frames.ts';
import { onNewRuntimeKey, readRuntimeKey, takeRuntimeKey } from './runtime-key.ts';
import { openSession, type Session } from './session.ts';

const checkModules = import.meta.glob<readonly Check[]>('/lessons/*/*/checks.ts', { import: 'default' });

const loadChecks = async (lesson: string): Promise<readonly Check[]> => {
  const found = Object.entries(checkModules).find(([path]) => parseLessonPath(path).lesson.id === lesson);
  if (!found) throw new Error(`The lesson ${lesson} has no checks.ts.`);
  return await found[1]();
};

const loadJson = async <T>(path: string): Promise<T> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as T;
};

const socketUrl = (): string => {
  const url = new URL('/runtime', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
};

/** Takes the newest key at each start: the one of a minute ago belongs to a server that has ended. */
const boot: BootRuntime = (options) => bootLocalRuntime({ url: socketUrl(), key: readRuntimeKey() })(options);

/** Opens a lesson and starts its app. @throws if the lesson's files cannot be loaded. */
export async function openLesson(lesson: string, frontMatter: LessonFrontMatter): Promise<Session> {
  takeRuntimeKey();
  const [template, files, checks] = await Promise.all([
    loadJson<Files>('/data/template.json'),
    loadJson<LessonFiles>(`/data/lessons/${lesson}.json`),
    loadChecks(lesson),
  ]);
  const session = await openSession({
    lesson,
    frontMatter,
    checks,
    template,
    files,
    boot,
    runtimeKind: 'local',
    openFrame: openHiddenFrames,
  });
  onNewRuntimeKey(() => {
    if (session.sandbox.status.get().phase === 'failed') session.sandbox.restart();
  });
  window.addEventListener('pagehide', ({ persisted }) => {
    // The sandbox on the learner's machine ends at once, not when the connection times out.
    if (!persisted) void session.dispose();
  });
  return session;
}
