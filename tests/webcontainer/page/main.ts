/** Owns what a test can make the page do: boot a runtime with the adapter, and run the contract on it. */
import { contract } from '../../../site/lib/runtime/contract.ts';
import { type BootProgress, type Runtime, RuntimeError } from '../../../site/lib/runtime/runtime.ts';
import { bootWebContainer, type WebContainerOptions } from '../../../site/lib/runtime/webcontainer/client.ts';
import { inspectBrowser, reachHost } from '../../../site/lib/runtime/webcontainer/preflight.ts';

export type Outcome = { readonly is: 'booted' } | { readonly is: 'failed'; code: string; message: string };

export interface BootAction extends Omit<WebContainerOptions, 'snapshotUrl'> {
  readonly snapshotUrl?: string;
  /** Abort as soon as this stage is reported. */
  readonly abortAt?: BootProgress['stage'];
}

const SNAPSHOT_URL = '/snapshot/';

const page = {
  runtime: undefined as Runtime | undefined,
  progress: [] as BootProgress[],
  losses: [] as { code: string; message: string }[],
  inspectBrowser,
  reachHost,

  /** Boots; what came of it is kept in `runtime` or told. */
  async boot({ abortAt, ...options }: BootAction = {}): Promise<Outcome> {
    const abort = new AbortController();
    page.progress = [];
    try {
      const runtime = await bootWebContainer({ snapshotUrl: SNAPSHOT_URL, ...options })({
        signal: abort.signal,
        onProgress(progress) {
          page.progress.push(progress);
          if (progress.stage === abortAt) abort.abort(new Error('the page was left'));
        },
      });
      page.runtime = runtime;
      page.losses = [];
      runtime.onLost(({ code, message }) => page.losses.push({ code, message }));
      return { is: 'booted' };
    } catch (error) {
      if (error instanceof RuntimeError) return { is: 'failed', code: error.code, message: error.message };
      return { is: 'failed', code: 'none', message: error instanceof Error ? error.message : String(error) };
    }
  },

  async runContract(name: string): Promise<string[]> {
    const failures: string[] = [];
    const boot = bootWebContainer({ snapshotUrl: SNAPSHOT_URL });
    const item = contract.find((each) => each.name === name);
    await item?.run(boot, (condition, message) => {
      if (!condition) failures.push(message);
    });
    return item ? failures : ['there is no such item'];
  },
};

export type TestPage = typeof page;

declare global {
  interface Window {
    testPage: TestPage;
  }
}

window.testPage = page;
