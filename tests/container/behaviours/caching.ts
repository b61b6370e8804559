/** Owns the behaviours of Next's cache: what is kept, what ends it, and when the new value is there. */
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { answerOf, call, eventually, get, marked, type Topic } from '../behaviour.ts';

const CACHED = `import { cacheLife, cacheTag } from 'next/cache';

const shared = globalThis as typeof globalThis & { probeMade?: number };

/** Another number each time it really runs. */
export async function make(key: string) {
  'use cache';
  cacheTag('probe', 'probe-' + key);
  cacheLife('hours');
  await new Promise((resolve) => setTimeout(resolve, 1));
  shared.probeMade = (shared.probeMade ?? 0) + 1;
  return shared.probeMade;
}
`;
const ACTIONS = `'use server';

import { refresh, revalidatePath, revalidateTag, updateTag } from 'next/cache';
import { make } from '@/lib/cached';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

export async function readMade(key: string) {
  return await make(key);
}
export async function updateMade(key: string) {
  await pause();
  updateTag('probe-' + key);
  return await make(key);
}
export async function revalidateMade(key: string) {
  await pause();
  revalidateTag('probe-' + key, 'max');
}
export async function refreshPage() {
  await pause();
  refresh();
}
export async function revalidateCachedPage() {
  await pause();
  revalidatePath('/cached');
}
`;
const NAMES = 'readMade, updateMade, revalidateMade, refreshPage, revalidateCachedPage';
const PAGE = `import { ${NAMES} } from '@/actions/caching';
import { make } from '@/lib/cached';

const actions = { ${NAMES} };

export default async function Page() {
  'use cache';
  return <form action={actions.refreshPage}>{Object.keys(actions).length} [[{await make('page')}]]</form>;
}
`;

/** What a cached value is told by: the same number means that it came from the cache. */
const sameness = (values: readonly unknown[]): string[] =>
  values.map((value, index) => (index > 0 && value === values[index - 1] ? 'same' : 'new'));

const kindsOf = async (app: RunningServer, action: string, key: string): Promise<string[]> =>
  (await call(app, action, [key])).call.cache
    .filter(({ kind, tags }) => kind === 'miss' || tags.some((tag) => tag.startsWith('probe')))
    .map(({ kind }) => kind);

const numberOn = async (app: RunningServer): Promise<string | undefined> =>
  marked((await get(app, '/cached')).body)[0];

const revalidated = async (app: RunningServer, action: string, args: string[] = []): Promise<boolean> =>
  (await call(app, action, args)).reply.revalidated;

export const caching: Topic = {
  files: { 'lib/cached.ts': CACHED, 'actions/caching.ts': ACTIONS, 'app/cached/page.tsx': PAGE },
  behaviours: [
    {
      name: 'a cached function runs once a key; updateTag ends one key at once, within the same action too',
      async observe(app) {
        const values = [
          await answerOf(app, 'readMade', ['a']),
          await answerOf(app, 'readMade', ['a']),
          await answerOf(app, 'readMade', ['b']),
          await answerOf(app, 'updateMade', ['b']),
          await answerOf(app, 'readMade', ['b']),
          await answerOf(app, 'readMade', ['b']),
        ];
        const first = await answerOf(app, 'readMade', ['a']);
        return [sameness(values), first === values[0]];
      },
      // The last is new because what an action makes after it ended a tag ends with that action.
      expected: [['new', 'same', 'new', 'new', 'new', 'same'], true],
    },
    {
      name: 'reading, ending and reading again are booked as cache events to their calls',
      observe: async (app) => [
        await kindsOf(app, 'readMade', 'events'),
        await kindsOf(app, 'readMade', 'events'),
        await kindsOf(app, 'revalidateMade', 'events'),
      ],
      expected: [['miss', 'write'], ['hit'], ['invalidate']],
    },
    {
      name: "revalidateTag(tag, 'max') serves the old value while it makes the new one",
      async observe(app) {
        const before = await answerOf(app, 'readMade', ['stale']);
        const told = await revalidated(app, 'revalidateMade', ['stale']);
        const next = await answerOf(app, 'readMade', ['stale']);
        await eventually(
          () => answerOf(app, 'readMade', ['stale']),
          (value) => value !== before,
        );
        return { told, next: sameness([before, next])[1] };
      },
      expected: { told: false, next: 'same' },
    },
    {
      name: 'updateTag, refresh and revalidatePath are told to the browser',
      observe: async (app) => [
        await revalidated(app, 'updateMade', ['told']),
        await revalidated(app, 'refreshPage'),
        await revalidated(app, 'revalidateCachedPage'),
        await revalidated(app, 'readMade', ['told']),
      ],
      expected: [true, true, true, false],
    },
    {
      name: 'a cached page stays as it is until its tag, or its path, is ended',
      async observe(app) {
        const seen = [await numberOn(app), await numberOn(app)];
        await answerOf(app, 'updateMade', ['page']);
        seen.push(await numberOn(app), await numberOn(app));
        await answerOf(app, 'revalidateCachedPage');
        seen.push(await numberOn(app), await numberOn(app));
        return sameness(seen);
      },
      expected: ['new', 'same', 'new', 'same', 'new', 'same'],
    },
  ],
};
