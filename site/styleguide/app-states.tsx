/** Owns the samples of what stands where the app is: its start in stages, why it stopped, notes over it, notes over the code. */
import { atom } from 'nanostores';
import { Note } from '../lab/editor/DraftNotes.tsx';
import { Problems } from '../lab/editor/Problems.tsx';
import { Ask, Boot } from '../lab/preview/Boot.tsx';
import { type BootStory, newStory } from '../lab/preview/boot-story.ts';
import { PreviewNotes } from '../lab/preview/PreviewNotes.tsx';
import { RuntimeError } from '../lib/runtime/runtime.ts';
import { createSandbox } from '../lib/sandbox/client/sandbox.ts';
import type { SandboxStatus } from '../lib/sandbox/client/status.ts';
import { Sample, State } from './Sample.tsx';

/** It never comes up, and nobody asks it to. */
const sandbox = createSandbox({
  boot: () => new Promise(() => {}),
  files: {},
  siteOrigin: location.origin,
  seed: 'styleguide',
});
const story = (given: Partial<BootStory>): BootStory => ({ ...newStory(0), ...given });
const booting: SandboxStatus = { phase: 'booting', progress: null };
const webcontainer = new Set(['download', 'boot', 'unpack'] as const);
const failed = (error: Error, fault: 'ours' | 'code' = 'ours'): SandboxStatus => ({
  phase: 'failed',
  error,
  fault,
});

interface BootSample {
  readonly name: string;
  readonly status: SandboxStatus;
  readonly story: BootStory;
  readonly isSlow?: boolean;
}

const boots: readonly BootSample[] = [
  { name: 'it begins', status: booting, story: story({ label: 'Looking at what can run here' }) },
  {
    name: 'a download',
    status: booting,
    story: story({
      stage: 'download',
      met: webcontainer,
      fraction: 0.66,
      bytes: { done: 5_300_000, total: 8_100_000 },
    }),
  },
  {
    name: 'slow, the last stage',
    status: { phase: 'compiling' },
    story: story({ stage: 'open', met: webcontainer }),
    isSlow: true,
  },
  {
    name: 'again, after a loop',
    status: { phase: 'recovering', reason: '' },
    story: story({
      stage: 'serve',
      again:
        'The server stopped answering while it answered GET /orders. That is what an endless loop looks like.',
    }),
  },
  {
    name: 'our fault, on the way',
    status: failed(
      new RuntimeError(
        'timeout',
        'The WebContainer did not boot within 60 seconds.\nStart again, or reload the page.',
      ),
    ),
    story: story({ stage: 'boot', met: webcontainer }),
  },
  {
    name: 'our fault, with what was printed',
    status: failed(
      new RuntimeError(
        'not-prepared',
        'npm could not install the packages.\nnpm error code ENOTFOUND\nnpm error network request failed\nLook at the connection and start again.',
      ),
    ),
    story: story({ stage: 'install', met: new Set(['install'] as const) }),
  },
  {
    name: 'the code’s doing',
    status: failed(
      new Error('The server ended by itself (exit code 1). Look for process.exit in the code.'),
      'code',
    ),
    story: story({ stage: 'open', isUp: true }),
  },
  { name: 'closed with its page', status: { phase: 'disposed' }, story: story({}) },
];

export const Boots = () => (
  <Sample title="The app’s start, and its end">
    {() => (
      <>
        {boots.map(({ name, status, story: told, isSlow = false }) => (
          <State key={name} name={name}>
            <Boot
              download="/downloads/own-the-row.zip"
              sandbox={sandbox}
              status={status}
              story={told}
              isSlow={isSlow}
            />
          </State>
        ))}
        <State name="it asks first">
          <Ask
            why="Your browser saves data, and the first start downloads about 8 MB."
            download="/downloads/own-the-row.zip"
            start={() => {}}
          />
        </State>
      </>
    )}
  </Sample>
);

const quiet = {
  isFirst: true,
  isChecking: false,
  isSyncing: false,
  loading: null,
  isFrozen: false,
  unfinished: null,
  notGiven: null,
  openAgain: () => {},
  giveAgain: () => {},
};
const notes = [
  ['checks use the app', { isChecking: true }],
  ['an edit is on its way', { isSyncing: true }],
  ['a page is on its way', { loading: { path: '/events/gala', isLate: false } }],
  ['a page is late', { loading: { path: '/events/gala', isLate: true } }],
  ['a page is frozen', { isFrozen: true }],
  ['a part does not come', { unfinished: '/orders' }],
  ['an edit did not arrive', { notGiven: 'ENOSPC: no space left on device' }],
] as const;

export const AppNotes = () => (
  <Sample title="Notes over the app">
    {() =>
      notes.map(([name, given]) => (
        <State key={name} name={name}>
          <div class="sample-stage">
            <PreviewNotes {...quiet} {...given} />
          </div>
        </State>
      ))
    }
  </Sample>
);

const none = atom([]);
const some = atom([
  {
    file: 'actions/cancel-order.ts',
    line: 14,
    column: 3,
    message: "Type 'string' is not assignable to type 'number'.",
  },
  { file: 'db/schema.ts', line: 40, column: 1, message: "Cannot find name 'ordres'. Did you mean 'orders'?" },
]);

export const CodeNotes = () => (
  <Sample title="Notes over the code, problems">
    {() => (
      <>
        <div>
          <Note
            title="Your last edits are only in this tab."
            role="alert"
            buttons={[
              ['Download your files', () => {}],
              ['Try again', () => {}],
            ]}
          >
            This browser’s storage is full. Make room on the disk.
          </Note>
          <Note
            title="Edited in another tab."
            role="status"
            buttons={[
              ['Use that version', () => {}],
              ['Keep mine', () => {}],
            ]}
          >
            Both versions are kept until you choose.
          </Note>
        </div>
        <div>
          <div class="editor-foot">
            <Problems problems={none} />
            <Problems problems={some} />
          </div>
        </div>
        <div>
          <div class="editor-foot is-asking">
            <span>You lose your edits in two files. You can take it back afterwards.</span>
            <span class="right">
              <button type="button" class="btn btn-s">
                Keep my edits
              </button>
              <button type="button" class="btn btn-s btn-danger">
                Put it back
              </button>
            </span>
          </div>
        </div>
      </>
    )}
  </Sample>
);
