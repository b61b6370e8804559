import { expect, test } from 'vitest';
import { keepStaticPaths } from './static-paths.ts';

/** A development server that must not start a process; pages answer with how many were asked before, and fail if told to. */
const setUp = () => {
  const seen = { asked: 0, fails: false };
  const load = async ({ pathname }: { readonly pathname: string }): Promise<unknown> => {
    const turn = ++seen.asked;
    if (seen.fails) throw new Error('The page does not compile.');
    return `${pathname} ${turn}`;
  };
  const server = {
    getStaticPathsWorker: (): { loadStaticPaths: typeof load; end(): void } => {
      throw new Error('A process was started.');
    },
  };
  const { forget } = keepStaticPaths(server, load);
  const ask = (pathname: string): Promise<unknown> => {
    const worker = server.getStaticPathsWorker();
    return worker.loadStaticPaths({ pathname }).finally(() => worker.end());
  };
  return { seen, forget, ask };
};

test('each route is asked once, without a process', async () => {
  const { seen, ask } = setUp();
  expect(await Promise.all([ask('/events/[slug]'), ask('/events/[slug]')])).toEqual([
    '/events/[slug] 1',
    '/events/[slug] 1',
  ]);
  expect(await ask('/venues/[slug]')).toBe('/venues/[slug] 2');
  expect(seen.asked).toBe(2);
});

test('a route that may have changed is asked again, and no other', async () => {
  const { forget, ask } = setUp();
  await ask('/events/[slug]');
  await ask('/venues/[slug]');
  forget('/events/[slug]');
  expect(await ask('/events/[slug]')).toBe('/events/[slug] 3');
  expect(await ask('/venues/[slug]')).toBe('/venues/[slug] 2');
});

test('what failed is asked again', async () => {
  const { seen, ask } = setUp();
  seen.fails = true;
  await expect(ask('/events/[slug]')).rejects.toThrow('does not compile');
  seen.fails = false;
  expect(await ask('/events/[slug]')).toBe('/events/[slug] 2');
});
