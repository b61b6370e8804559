/** Owns finding beside the page: an expression can take for ever, and a worker can be ended. */
import { type FindQuery, findInFiles } from './find.ts';

export interface FindRequest {
  readonly number: number;
  readonly files: Parameters<typeof findInFiles>[0];
  readonly query: FindQuery;
}

self.addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  self.postMessage({ number: data.number, found: findInFiles(data.files, data.query) });
});
