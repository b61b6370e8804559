/** Owns the behaviours of forms that a browser without JavaScript sends: state, closures and bound arguments. */
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { get, marked, type Topic, visit } from '../behaviour.ts';

const ACTIONS = `'use server';

import { cookies } from 'next/headers';

export interface State { count: number; said: string }

export async function addUp(state: State, form: FormData): Promise<State> {
  await new Promise((resolve) => setTimeout(resolve, 1));
  const who = (await cookies()).get('probe')?.value ?? 'nobody';
  return { count: state.count + Number(form.get('by')), said: String(form.get('word')) + ' by ' + who };
}
`;
const COUNTER = `'use client';

import { useActionState } from 'react';
import { addUp } from '@/actions/forms';

export function Counter() {
  const [state, act, pending] = useActionState(addUp, { count: 5, said: 'nothing' });
  return (
    <form action={act} id="counter">
      <output>[[{state.count}]][[{state.said}]]</output>
      <input name="by" defaultValue="2" />
      <input name="word" />
      <button disabled={pending}>Add</button>
    </form>
  );
}
`;
const STATE_PAGE = `import { Counter } from '@/components/counter';

export default function Page() {
  return <Counter />;
}
`;
const CLOSURE_PAGE = `import { connection } from 'next/server';
import { Suspense } from 'react';

const shared = globalThis as typeof globalThis & { probeClosed?: string[] };
shared.probeClosed ??= [];

async function Form() {
  await connection();
  const secret = ['only', 'the', 'server', 'knows'].join(' ');
  async function keep(bound: string, form: FormData) {
    'use server';
    await new Promise((resolve) => setTimeout(resolve, 1));
    shared.probeClosed?.push(secret + ', ' + bound + ', ' + String(form.get('word')));
  }
  return (
    <form action={keep.bind(null, 'bound in the open')} id="closure">
      <input name="word" />
      <output>{shared.probeClosed?.map((each) => <b key={each}>[[{each}]]</b>)}</output>
    </form>
  );
}
export default function Page() {
  return <Suspense fallback="…"><Form /></Suspense>;
}
`;

const decodeEntities = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The hidden fields with React's names in the form of that id, as a browser would send them. */
const hiddenFields = (html: string, id: string): [string, string][] => {
  const form = new RegExp(`<form[^>]*id="${id}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1] ?? '';
  return (form.match(/<input type="hidden"[^>]*>/g) ?? []).flatMap((tag): [string, string][] => {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    return name?.startsWith('$ACTION') ? [[decodeEntities(name), decodeEntities(value)]] : [];
  });
};

/** Sends the page's form as a browser without JavaScript does. @returns the page, and the one that comes back. */
async function submit(
  app: RunningServer,
  path: string,
  id: string,
  fields: readonly (readonly [string, string])[],
) {
  const page = await visit(app, 'otto', path);
  const form = new FormData();
  for (const [name, value] of [...hiddenFields(page.body, id), ...fields]) form.append(name, value);
  const body = new Response(form);
  const answer = await visit(app, 'otto', path, {
    method: 'POST',
    headers: { 'content-type': body.headers.get('content-type') ?? '', accept: 'text/html' },
    body: new Uint8Array(await body.arrayBuffer()),
  });
  return { page, answer };
}

export const forms: Topic = {
  files: {
    'actions/forms.ts': ACTIONS,
    'components/counter.tsx': COUNTER,
    'app/state/page.tsx': STATE_PAGE,
    'app/closure/page.tsx': CLOSURE_PAGE,
  },
  behaviours: [
    {
      name: 'useActionState works without JavaScript: the page comes back with the new state',
      async observe(app) {
        const { page, answer } = await submit(app, '/state', 'counter', [
          ['by', '7'],
          ['word', 'more'],
        ]);
        return [page.status, marked(page.body), answer.status, marked(answer.body)];
      },
      expected: [200, ['5', 'nothing'], 200, ['12', 'more by nobody']],
    },
    {
      name: 'what an action closes over crosses the browser unread and comes back',
      async observe(app) {
        const { page, answer } = await submit(app, '/closure', 'closure', [['word', 'and this']]);
        const after = await get(app, '/closure');
        return {
          sentInTheOpen: page.body.includes('only the server knows'),
          boundInTheOpen: page.body.includes('bound in the open'),
          status: answer.status,
          kept: [...new Set(marked(after.body))],
        };
      },
      expected: {
        sentInTheOpen: false,
        boundInTheOpen: true,
        status: 200,
        kept: ['only the server knows, bound in the open, and this'],
      },
    },
  ],
};
