/**
 * Owns bringing the app up inside this process, to where it only lacks its owner's data: for a server that has an owner
 * from the start, and for one that waits for it with everything compiled.
 */
import { compileEverything } from './actions.ts';
import type { Host } from './calls.ts';
import { openInner, readAll } from './inner.ts';
import { type Bundler, startNext } from './next-app.ts';
import { closeContext, createContext } from './request-context.ts';
import { askRevision, FIRST_REVISION, untilArrived, writeRevisionRoute } from './revision.ts';

/** So that the first revision is another one, and its arrival can be seen. */
const BEFORE_ITS_OWNER = FIRST_REVISION - 1;

const startWith = async (folder: string, bundler: Bundler, revision: number): Promise<Host> => {
  await writeRevisionRoute(folder, revision);
  const inner = await openInner();
  const app = await startNext(folder, bundler, inner.origin);
  inner.connect(app);
  const host = { folder, app, inner };
  if ((await askRevision(host)) !== null) return host;
  const messages = await compileEverything(app);
  throw new Error(messages[0] ?? "The app's first page did not answer.");
};

/** Starts the app from the files that are there. @throws what the compiler says if it cannot answer. */
export const startApp = (folder: string, bundler: Bundler): Promise<Host> =>
  startWith(folder, bundler, FIRST_REVISION);

/** An app that is up before anybody asked for it. */
export interface ReadyApp {
  /**
   * Lets it go on with the files as they are now.
   * @throws what the compiler says if it cannot answer with them.
   */
  adopt(): Promise<Host>;
}

/** Draws a page for nobody: what all pages need is loaded with the first one. */
const drawPage = async ({ inner }: Host, path: string): Promise<void> => {
  const context = createContext();
  try {
    await readAll(await inner.send({ method: 'GET', path, headers: [] }, context));
  } finally {
    closeContext(context);
  }
};

/**
 * Starts the app ahead of time, and compiles its routes from then on until it is adopted.
 * @throws what the compiler says if it cannot answer.
 */
export async function startAhead(folder: string, bundler: Bundler): Promise<ReadyApp> {
  const host = await startWith(folder, bundler, BEFORE_ITS_OWNER);
  await drawPage(host, '/');
  let isAdopted = false;
  const compiling = (async () => {
    for (const route of await host.app.routes()) {
      // Nothing is run here: by now the files may be somebody's.
      if (!isAdopted) await host.app.compile(route);
    }
  })();
  return {
    async adopt() {
      isAdopted = true;
      await compiling;
      const [message] = await untilArrived(host, FIRST_REVISION);
      if (message !== undefined) throw new Error(message);
      return host;
    },
  };
}
