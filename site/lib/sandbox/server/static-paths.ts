/**
 * Owns what Next knows of the addresses of a dynamic route. At every request of such a page its development server starts
 * a process that loads Next, to ask the page for `generateStaticParams`, and ends it again: as much work as the page
 * itself, and far more in a WebContainer. Here Next is loaded already, so the page is asked where it is; and the answer
 * changes only with the files.
 */

/** Asks a page for its addresses; Next's own, from the file that its process would load. */
export type LoadStaticPaths = (options: { readonly pathname: string }) => Promise<unknown>;

/** The part of Next's development server that is used here. */
export interface AsksForStaticPaths {
  getStaticPathsWorker(): { loadStaticPaths: LoadStaticPaths; end(): unknown };
}

/**
 * From now on each route is asked once, and no process is started for it. What failed is asked again.
 * @returns `forget`, for when a route (`/events/[slug]`) may have changed.
 */
export function keepStaticPaths(
  server: AsksForStaticPaths,
  load: LoadStaticPaths,
): { forget(pathname: string): void } {
  const known = new Map<string, Promise<unknown>>();
  server.getStaticPathsWorker = () => ({
    loadStaticPaths(options) {
      const { pathname } = options;
      const answer = known.get(pathname) ?? load(options);
      known.set(pathname, answer);
      answer.catch(() => {
        if (known.get(pathname) === answer) known.delete(pathname);
      });
      return answer;
    },
    end() {},
  });
  return { forget: (pathname) => void known.delete(pathname) };
}
