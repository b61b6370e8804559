/** Owns the files of an app that waits in every way and looks who is there: for the behaviours of async context. */
import type { Files } from '../../../site/lib/files/files.ts';

const DEEP = `import { EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function* steps() {
  for (const step of [1, 2]) {
    await sleep(1);
    yield step;
  }
}

/** Every way to wait that an app is likely to use, one after the other. */
export async function waitInEveryWay() {
  await null;
  await later(2);
  await nextTurn();
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  await new Promise<void>((resolve) => process.nextTick(resolve));
  await Promise.all([later(1), Promise.resolve().then(() => later(1))]);
  await Promise.any([Promise.reject(new Error('no')), later(1)]);
  for await (const _ of steps()) await null;
  const emitter = new EventEmitter();
  setTimeout(() => emitter.emit('done'), 1);
  await once(emitter, 'done');
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  void writer.write('x').then(() => writer.close());
  for await (const _ of readable) await null;
  try {
    await Promise.reject(new Error('caught'));
  } catch {
    await later(1);
  }
}
`;

const ACTIONS = `'use server';

import { AsyncLocalStorage } from 'node:async_hooks';
import { cookies, headers } from 'next/headers';
import { after } from 'next/server';
import { waitInEveryWay } from '@/lib/deep';

const own = new AsyncLocalStorage<string>();
const seen: Record<string, string[]> = {};

async function readCookie() {
  await waitInEveryWay();
  return (await cookies()).get('probe')?.value ?? 'no cookie';
}
async function readHeader() {
  await waitInEveryWay();
  return (await headers()).get('x-probe') ?? 'no header';
}

export async function readDeep() {
  const cookie = await readCookie();
  const [header, again] = await Promise.all([readHeader(), readCookie()]);
  return [cookie, header, again];
}

export async function nestStores() {
  const told: (string | undefined)[] = [own.getStore()];
  await own.run('outer', async () => {
    await waitInEveryWay();
    told.push(own.getStore());
    await own.run('inner', async () => {
      await waitInEveryWay();
      told.push(own.getStore());
    });
    told.push(own.getStore());
    await own.exit(async () => {
      await waitInEveryWay();
      told.push(own.getStore());
    });
    const bound = AsyncLocalStorage.bind(() => own.getStore());
    told.push(await own.run('elsewhere', async () => bound()));
    own.enterWith('entered');
    await waitInEveryWay();
    told.push(own.getStore());
  });
  told.push(own.getStore(), (await cookies()).get('probe')?.value);
  return told;
}

export async function doLater(key: string) {
  const before = await readCookie();
  await own.run('own ' + key, async () => {
    after(async () => {
      await waitInEveryWay();
      const inside = await readCookie();
      seen[key] = [before, inside, own.getStore() ?? 'no store'];
    });
  });
  return seen[key] === undefined ? 'not yet' : 'already';
}
export async function readLater(key: string) {
  return seen[key] ?? null;
}

export async function who(name: string) {
  return await own.run(name, async () => {
    const told = [];
    for (let turn = 0; turn < 3; turn++) {
      await waitInEveryWay();
      told.push((await cookies()).get('probe')?.value, own.getStore());
    }
    return told;
  });
}

export async function setAndRead(value: string) {
  const jar = await cookies();
  await waitInEveryWay();
  jar.set('probe', value, { path: '/', httpOnly: true });
  await waitInEveryWay();
  return (await cookies()).get('probe')?.value;
}
`;

const PAGE = `import { cookies } from 'next/headers';
import { Suspense } from 'react';
import { waitInEveryWay } from '@/lib/deep';
import { doLater, nestStores, readDeep, readLater, setAndRead, who } from '@/actions/context';

const actions = { doLater, nestStores, readDeep, readLater, setAndRead, who };

async function Who({ depth }: { depth: number }) {
  await waitInEveryWay();
  const name = (await cookies()).get('probe')?.value ?? 'nobody';
  return (
    <div>
      [[{name}]]
      {depth > 0 && <Suspense fallback="…"><Who depth={depth - 1} /></Suspense>}
    </div>
  );
}

export default function Page() {
  return (
    <form data-actions={Object.keys(actions).length} action={setAndRead.bind(null, 'x')}>
      <Suspense fallback="…"><Who depth={2} /></Suspense>
    </form>
  );
}
`;

export const contextFiles: Files = {
  'lib/deep.ts': DEEP,
  'actions/context.ts': ACTIONS,
  'app/context/page.tsx': PAGE,
};
