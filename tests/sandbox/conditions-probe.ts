/** Owns the part of an app that conditions are tried on: actions that write, read, ask others, cache and know who asks. */
import type { Files } from '../../site/lib/files/files.ts';

const ACTIONS = `'use server';

import { eq, sql } from 'drizzle-orm';
import { cacheLife, cacheTag, updateTag } from 'next/cache';
import { auth } from '@/auth';
import { db } from '@/db';
import { events } from '@/db/schema';
import { rendersOf } from '@/lib/renders';
import { counter } from '@/upstream/counter';
import { mail } from '@/upstream/mail';
import { payments } from '@/upstream/payments';

/** As careless code does it: the error's whole text goes to whoever asked. */
const told = (error: unknown): string =>
  error instanceof Error ? [error.message, told(error.cause)].join(' / ') : '';

export async function setTitle(id: string, title: string) {
  try {
    await db.update(events).set({ title }).where(eq(events.id, id));
    return 'done';
  } catch (error) {
    return told(error);
  }
}

export async function sellOne(id: string) {
  const [event] = await db.select().from(events).where(eq(events.id, id));
  if (!event || event.stock < 1) return 'sold out';
  await db.update(events).set({ stock: sql\`\${events.stock} - 1\` }).where(eq(events.id, id));
  return 'sold';
}

async function cachedCount(name: string) {
  'use cache';
  cacheLife('minutes');
  cacheTag('count');
  return { count: await counter.read(name), at: Date.now() };
}
export async function readCount(name: string) {
  return (await cachedCount(name)).count;
}
export async function endCount() {
  updateTag('count');
}

export async function write(to: string) {
  try {
    await mail.send({ to, subject: 'Hello', text: 'A letter' });
    return 'sent';
  } catch (error) {
    return told(error);
  }
}

export async function pay(cents: number) {
  const { id } = await payments.charge({ userId: 'u', cents, reference: 'r' });
  return id;
}

export async function whoAmI() {
  return (await auth())?.name ?? 'nobody';
}
export async function renders(page: string) {
  return rendersOf(page);
}
export async function whatTime() {
  return [Date.now(), new Date().getTime(), Math.round(performance.timeOrigin + performance.now())];
}
`;

const NAMES = [
  'setTitle',
  'sellOne',
  'readCount',
  'endCount',
  'write',
  'pay',
  'whoAmI',
  'renders',
  'whatTime',
].join(', ');

/** A page that counts how often it is rendered, and whose cache is empty at first. */
const countedPage = (name: string): string => `import { noteRender } from '@/lib/renders';

async function stamp() {
  'use cache';
  return '${name}';
}

export default async function Counted() {
  noteRender('${name}');
  return <p>{await stamp()}</p>;
}
`;

/** Files to lay over the template. */
export const conditionsProbe: Files = {
  'actions/conditions.ts': ACTIONS,
  'lib/renders.ts': `const counts: Record<string, number> = ((globalThis as { renders?: Record<string, number> }).renders ??= {});
export const noteRender = (page: string) => void (counts[page] = (counts[page] ?? 0) + 1);
export const rendersOf = (page: string) => counts[page] ?? 0;
`,
  'app/driven/page.tsx': countedPage('driven'),
  'app/looked-at/page.tsx': countedPage('looked-at'),
  'app/conditions/page.tsx': `import { ${NAMES} } from '@/actions/conditions';

const actions = { ${NAMES} };

export default function Conditions() {
  return <form action={actions.endCount}>{Object.keys(actions).length} actions</form>;
}
`,
};
