/**
 * Owns answering for the files that Next has written for browsers. A page asks for some twenty of them at every load,
 * nearly always to hear that its copies are still right; on its own way Next's development server takes longer over that
 * than over the page. They are read where Next would read them, so they are never older than what it would give.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const PREFIX = '/_next/static/';

/** Answers a browser's request. @returns false, with nothing done, if this is for Next to answer. */
export type AnswerStaticFile = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * @param folder The app's folder.
 * @param headers What every answer carries.
 */
export function createStaticFiles(
  folder: string,
  headers: Readonly<Record<string, string>>,
): AnswerStaticFile {
  // `dev` looks at the file at each request: an edit writes it anew under the same name.
  const files = sirv(join(folder, '.next/dev/static'), {
    dev: true,
    etag: true,
    extensions: [],
    setHeaders: (response) => response.setHeader('cache-control', 'no-cache, must-revalidate'),
  });
  return (request, response) => {
    const { url = '/', method } = request;
    if (!url.startsWith(PREFIX) || (method !== 'GET' && method !== 'HEAD')) return false;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    let isAnswered = true;
    // As seen from the folder.
    request.url = url.slice(PREFIX.length - 1);
    files(request, response, () => {
      isAnswered = false;
    });
    request.url = url;
    return isAnswered;
  };
}
