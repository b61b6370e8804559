/** Owns the files that the examination lays over Stagedoor: one page that imports actions, each of which shows one thing. */
import type { Files } from '../../lib/files/files.ts';

const ACTIONS = `'use server';

import { AsyncLocalStorage } from 'node:async_hooks';
import { updateTag } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { readCached, tag } from '@/app/doctor/cached';

const own = new AsyncLocalStorage<string>();
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const ran: string[] = [];

async function deep(levels: number): Promise<string> {
  await wait(1);
  return levels === 0 ? ((await cookies()).get('doctor')?.value ?? 'no cookie') : deep(levels - 1);
}
export async function cookieAfterAwaits() {
  const store = await cookies();
  store.set('doctor', 'seen');
  return deep(5);
}
export async function nestedStores() {
  return own.run('outer', async () => {
    await wait(1);
    const inner = await own.run('inner', async () => {
      await wait(1);
      return own.getStore();
    });
    await Promise.all([wait(2), wait(1)]);
    return [inner, own.getStore(), own.exit(() => own.getStore() ?? 'none')];
  });
}
export async function manyAtOnce(name: string) {
  return own.run(name, async () => {
    for (let turn = 0; turn < 5; turn++) await wait(Math.floor(Math.random() * 4));
    return own.getStore();
  });
}
export async function runsAfter(note: string) {
  after(async () => {
    await wait(1);
    ran.push(note);
  });
}
export async function whatRan() {
  return ran;
}
export async function cacheAndExpire() {
  const first = await readCached();
  const second = await readCached();
  updateTag(tag);
  return { sameWhileCached: first === second };
}
export async function goElsewhere() {
  await wait(1);
  redirect('/orders');
}
export async function streamed() {
  async function* numbers() {
    for (const number of [1, 2, 3]) {
      await wait(1);
      yield number;
    }
  }
  return numbers();
}
export async function version() {
  return 'first';
}
`;

const CACHED = `import { cacheTag } from 'next/cache';

export const tag = 'doctor';

export async function readCached() {
  'use cache';
  cacheTag(tag);
  return Math.random();
}
`;

const NAMES = [
  'cookieAfterAwaits',
  'nestedStores',
  'manyAtOnce',
  'runsAfter',
  'whatRan',
  'cacheAndExpire',
  'goElsewhere',
  'streamed',
  'version',
];

const PAGE = `import * as actions from './actions';

export default function Page() {
  return (
    <form action={actions.goElsewhere}>
      <p>{[${NAMES.map((name) => `actions.${name}`).join(', ')}].length} actions</p>
    </form>
  );
}
`;

export const ACTIONS_FILE = 'app/doctor/actions.ts';

export const probe: Files = {
  [ACTIONS_FILE]: ACTIONS,
  'app/doctor/cached.ts': CACHED,
  'app/doctor/page.tsx': PAGE,
};

/** The probe after an edit, whose answer must be the new one. */
export const editedProbe: Files = {
  ...probe,
  [ACTIONS_FILE]: ACTIONS.replace("return 'first';", "return 'second';"),
};

export const brokenProbe: Files = {
  ...probe,
  [ACTIONS_FILE]: `${ACTIONS}\nexport async function broken( {\n`,
};
