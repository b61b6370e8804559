/**
 * Owns serving the dependency snapshot beside a site on this machine, where it is built on demand. A hosted site has it in
 * `dist/sandbox/`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { ensureSnapshot } from '../snapshot/ensure.ts';

const PATH = '/sandbox/';

/** Answers requests below `/sandbox/`. @returns false for all others. */
export type AnswerSnapshot = (request: IncomingMessage, response: ServerResponse) => boolean;

/** @param log Told if the snapshot cannot be built. */
export function serveSnapshot(cacheFolder: string, log: (line: string) => void): AnswerSnapshot {
  let folder: Promise<string> | undefined;
  const prepare = (): Promise<string> => {
    folder ??= ensureSnapshot({ cacheFolder }).then((snapshot) => snapshot.folder);
    // The next request tries again.
    folder.catch(() => {
      folder = undefined;
    });
    return folder;
  };
  return (request, response) => {
    if (!request.url?.startsWith(PATH)) return false;
    prepare().then(
      (ready) => {
        request.url = request.url?.slice(PATH.length - 1);
        sirv(ready, { dev: true })(request, response, () => void response.writeHead(404).end());
      },
      (error: unknown) => {
        log(`The snapshot could not be built: ${error instanceof Error ? error.message : String(error)}`);
        response.writeHead(500).end();
      },
    );
    return true;
  };
}
