/**
 * Owns what Next knows of the addresses of a dynamic route. At every request of such a page its development server starts
 * a process that loads Next, to ask the page for `generateStaticParams`, and ends it again: as much work as the page
 * itself, and far more in a WebContainer. The answer changes only with the files.
 */

interface StaticPathsWorker {
  loadStaticPaths(options: { readonly pathname: string }): Promise<unknown>;
  end(): unknown;
}
/** The part of Next's development server that is used here. */
export interface AsksForStaticPaths {
  getStaticPathsWorker(): StaticPathsWorker;
}

/**
 * From now on each route is asked once. What failed is asked again.
 * @returns `forget`, for when a route (`/events/[slug]`) may have changed.
 */
export function keepStaticPaths(server: AsksForStaticPaths): { forget(pathname: string): void } {
  const start = server.getStaticPathsWorker.bind(server);
  const known = new Map<string, Promise<unknown>>();
  const ask = async (options: { readonly pathname: string }): Promise<unknown> => {
    const worker = start();
    try {
      return await worker.loadStaticPaths(options);
    } finally {
      worker.end();
    }
  };
  server.getStaticPathsWorker = () => ({
    loadStaticPaths(options) {
      const { pathname } = options;
      const answer = known.get(pathname) ?? ask(options);
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
