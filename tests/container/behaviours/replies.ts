/** Owns the behaviours of what an action answers: values of every kind, errors, redirects, streams. */
import { canonicalOrigin } from '../../../site/lib/sandbox/sandbox.ts';
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { answerOf, call, type Topic } from '../behaviour.ts';

const ACTIONS = `'use server';

import { notFound, redirect } from 'next/navigation';

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function giveBack(...args: unknown[]) {
  await later(1);
  return args;
}
export async function giveForm(form: FormData) {
  await later(1);
  return form;
}
export async function giveKinds() {
  return {
    date: new Date('2026-11-02T10:14:00.123Z'),
    map: new Map<unknown, unknown>([['a', new Set([1n])], [{ b: 1 }, undefined]]),
    bytes: new Uint8Array([0, 255, 7]),
    none: undefined,
  };
}
export async function givePromise() {
  return Promise.resolve('settled').then(async (value) => {
    await later(1);
    return value;
  });
}
export async function givePieces() {
  async function* pieces() {
    for (const number of [1, 2, 3]) {
      await later(1);
      yield 'piece-' + number;
    }
  }
  return { pieces: pieces(), late: later(1).then(() => ['a', 'late', 'word'].join(' ')) };
}
export async function goAway() {
  await later(1);
  redirect('/orders?from=action');
}
export async function findNothing() {
  await later(1);
  notFound();
}
export async function fail() {
  await later(1);
  throw new RangeError('Seven is too many.');
}
`;
const names = [
  'fail',
  'findNothing',
  'giveBack',
  'giveForm',
  'giveKinds',
  'givePieces',
  'givePromise',
  'goAway',
].join(', ');

const PAGE = `import { ${names} } from '@/actions/replies';

const actions = { ${names} };

export default function Page() {
  return <form action={actions.goAway}>{Object.keys(actions).length}</form>;
}
`;

const form = (): FormData => {
  const data = new FormData();
  data.append('qty', '1');
  data.append('qty', '2');
  data.append('photo', new File(['Grüße'], 'note.txt', { type: 'text/plain' }));
  return data;
};

const idOf = async (app: RunningServer, action: string): Promise<string> =>
  (await app.control.listActions()).find(({ name }) => name === action)?.id ?? 'missing';

export const replies: Topic = {
  files: { 'actions/replies.ts': ACTIONS, 'app/replies/page.tsx': PAGE },
  behaviours: [
    {
      name: 'arguments of every kind come back as they were sent',
      observe: (app) =>
        answerOf(app, 'giveBack', [undefined, -0, 12n, new Date(0), new Map([['k', new Set([1])]]), '$D']),
      expected: [undefined, -0, 12n, new Date(0), new Map([['k', new Set([1])]]), '$D'],
    },
    {
      // On its way back a File becomes a Blob; that is React's doing.
      name: 'a form comes back with its duplicates and what was in its file',
      async observe(app) {
        const answer = await answerOf(app, 'giveForm', [form()]);
        if (!(answer instanceof FormData)) return answer;
        const entries = [...answer].map(async ([name, value]) =>
          typeof value === 'string' ? [name, value] : [name, value.name, await value.text()],
        );
        return await Promise.all(entries);
      },
      expected: [
        ['qty', '1'],
        ['qty', '2'],
        ['photo', 'blob', 'Grüße'],
      ],
    },
    {
      name: 'a Date, a Map, bytes and undefined are made on the server and arrive',
      observe: (app) => answerOf(app, 'giveKinds'),
      expected: {
        date: new Date('2026-11-02T10:14:00.123Z'),
        map: new Map<unknown, unknown>([
          ['a', new Set([1n])],
          [{ b: 1 }, undefined],
        ]),
        bytes: new Uint8Array([0, 255, 7]),
        none: undefined,
      },
    },
    {
      name: 'a promise arrives as what it settles to',
      observe: (app) => answerOf(app, 'givePromise'),
      expected: 'settled',
    },
    {
      name: 'an async iterable arrives whole and in order, and so does a promise inside a value',
      async observe(app) {
        const { status, body } = await app.control.request({
          path: '/replies',
          method: 'POST',
          headers: [
            ['accept', 'text/x-component'],
            ['next-action', await idOf(app, 'givePieces')],
            ['content-type', 'text/plain;charset=UTF-8'],
            ['origin', canonicalOrigin],
          ],
          body: '[]',
        });
        // A value decoded by the lab holds no streams. The rest of this text is debug information and names bundles.
        return [status, [...new Set(body.match(/piece-\d/g))], body.includes('a late word')];
      },
      expected: [200, ['piece-1', 'piece-2', 'piece-3'], true],
    },
    {
      name: 'redirect() in an action is told with its address',
      observe: async (app) => (await call(app, 'goAway')).reply.outcome,
      expected: { kind: 'redirect', to: '/orders?from=action' },
    },
    {
      name: 'notFound() in an action is told by its digest',
      async observe(app) {
        const { outcome } = (await call(app, 'findNothing')).reply;
        return outcome.kind === 'error' ? [outcome.kind, outcome.digest] : outcome;
      },
      expected: ['error', 'NEXT_HTTP_ERROR_FALLBACK;404'],
    },
    {
      name: 'an error thrown by an action is told with its message and a digest',
      async observe(app) {
        const { outcome, ...rest } = (await call(app, 'fail')).reply;
        if (outcome.kind !== 'error') return outcome;
        // A digest is a hash of the error with its stack, which names bundles.
        return [rest.status, outcome.kind, outcome.message, /^\d+$/.test(outcome.digest ?? '')];
      },
      expected: [500, 'error', 'Seven is too many.', true],
    },
  ],
};
