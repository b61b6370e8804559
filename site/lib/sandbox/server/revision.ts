/**
 * Owns knowing that an edit has arrived. A bundler notices files some time after they were written, and an action called
 * in between runs the old code. So a marker module is written after the edits, and a hidden route that imports it is
 * asked until it answers with that revision: the bundler reads its file events in order, so the edits came before.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CompileError, EDIT_MISSED } from '../sandbox.ts';
import { compileEverything } from './actions.ts';
import type { Host } from './calls.ts';
import { parseCompileError } from './compile-error.ts';
import { readAll } from './inner.ts';
import { closeContext, createContext } from './request-context.ts';

// "%5F" is an underscore: a folder that starts with a plain one is private and makes no route.
const FOLDER = 'app/%5Flab/revision';
const ROUTE = '/_lab/revision';
const ROUTE_SOURCE = `import { db } from '@/db';
import '@/auth';
import { sql } from 'drizzle-orm';
import { connection } from 'next/server';
import { revision } from './marker';

export async function GET() {
  await connection();
  await db.run(sql\`select 1\`);
  return new Response(String(revision));
}
`;
const GIVE_UP_AFTER_MS = 30_000;
/** Of what it said instead of a revision, in characters. */
const LONGEST_ANSWER = 2000;

/** The revision of the files that an app starts with. */
export const FIRST_REVISION = 0;

/**
 * Lays the hidden route into the app's folder. It also opens the app's database and loads its sessions, for the lab.
 * @param revision What it answers with until another is waited for.
 */
export async function writeRevisionRoute(folder: string, revision = FIRST_REVISION): Promise<void> {
  await mkdir(join(folder, FOLDER), { recursive: true });
  await writeRevision(folder, revision);
  await writeFile(join(folder, FOLDER, 'route.ts'), ROUTE_SOURCE);
}

const writeRevision = (folder: string, revision: number): Promise<void> =>
  writeFile(join(folder, FOLDER, 'marker.ts'), `export const revision = ${revision};\n`);

/** The bundler missed an edit, as far as can be told, and would go on missing it. */
class EditMissedError extends Error {
  override name = 'EditMissedError';
  /** Survives the way to the site, which starts a bundler anew then. */
  readonly code = EDIT_MISSED;
}

/** What the hidden route answered with: a revision, or what it said instead. */
type Answer = { readonly revision: number } | { readonly revision: null; readonly said: string };

const ask = async ({ inner }: Pick<Host, 'inner'>): Promise<Answer> => {
  const context = createContext();
  try {
    const response = await inner.send({ method: 'GET', path: ROUTE, headers: [] }, context);
    const body = (await readAll(response)).toString('utf8');
    if (response.statusCode === 200 && /^-?\d+$/.test(body)) return { revision: Number(body) };
    return { revision: null, said: `${response.statusCode} ${body.slice(0, LONGEST_ANSWER)}` };
  } finally {
    closeContext(context);
  }
};

/** Asks the hidden route which revision answers. @returns null if it does not answer with one. */
export const askRevision = async (host: Pick<Host, 'inner'>): Promise<number | null> =>
  (await ask(host)).revision;

/**
 * Waits until the files as they are now are what answers, whether or not all of them compile.
 * @returns the compiler's messages, if they keep it from arriving; none when it has arrived.
 * @throws {EditMissedError} if the revision has not arrived after half a minute although everything compiles.
 */
export async function untilArrived(host: Host, revision: number): Promise<string[]> {
  await writeRevision(host.folder, revision);
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const answer = await ask(host);
    // A later revision may have overtaken this one; then this one has arrived as well.
    if (answer.revision !== null && answer.revision >= revision) return [];
    // One broken route makes webpack answer 500 everywhere, the hidden route included.
    const messages = answer.revision === null ? await compileEverything(host.app) : [];
    if (messages.length > 0) return messages;
    if (performance.now() > deadline) {
      const instead = answer.revision === null ? answer.said : `revision ${answer.revision}`;
      throw new EditMissedError(
        `The edit did not reach the app within 30 seconds: instead of revision ${revision} it answers ${instead}`,
      );
    }
    await sleep(15);
  }
}

/**
 * Waits until the files as they are now answer.
 * @returns what does not compile; empty if all does.
 * @throws {EditMissedError} if the revision has not arrived after half a minute although everything compiles.
 */
export async function passBarrier(host: Host, revision: number): Promise<CompileError[]> {
  const inTheWay = await untilArrived(host, revision);
  const messages = inTheWay.length > 0 ? inTheWay : await compileEverything(host.app);
  return messages.map((message) => parseCompileError(message, host.folder));
}
