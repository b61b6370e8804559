/** Owns the behaviours of edits: each reaches the very next request, and what does not compile is told with its place. */
import { fail } from 'node:assert/strict';
import type { CompileError } from '../../../site/lib/sandbox/sandbox.ts';
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { answerOf, get, marked, type Topic } from '../behaviour.ts';

const page = (text: string, colour = 'red'): string => `import './edited.css';
import styles from './edited.module.css';
import { Form } from './form';
import { edited } from '@/actions/edited';

export default function Page() {
  return <div className={styles.box} data-colour="${colour}">[[${text}]]<Form act={edited.bind(null, 'x')} /></div>;
}
`;
const FORM = `'use client';

export function Form({ act }: { act: () => Promise<unknown> }) {
  return <form action={async () => { await act(); }} />;
}
`;
const action = (body: string, parameters = '...args: unknown[]'): string => `'use server';

export async function edited(${parameters}) {
  ${body}
}
`;
const css = (colour: string): string => `.box { color: ${colour}; }\n`;

const BROKEN_PAGE = `export default function Page() {
  const broken = ((;
  return <p>[[mended]]</p>;
}
`;
const MENDED_PAGE = BROKEN_PAGE.replace('  const broken = ((;\n', '');

/** The text of every stylesheet that a page links, by following the links: bundlers name them differently. */
const stylesOf = async (app: RunningServer, path: string): Promise<string> => {
  const { body } = await get(app, path);
  const links = [...body.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(
    ([tag]) => /href="([^"]*)"/.exec(tag)?.[1] ?? fail('A stylesheet has no address.'),
  );
  const sheets = links.map(async (link) => (await get(app, link.replaceAll('&amp;', '&'))).body);
  return (await Promise.all(sheets)).join('\n');
};
const coloursOf = async (app: RunningServer): Promise<string[]> =>
  [...(await stylesOf(app, '/edited')).matchAll(/\.[\w-]*box[\w-]*\s*\{\s*color:\s*([\w-]+)/g)].map(
    ([, colour]) => colour ?? '',
  );

const places = (errors: readonly CompileError[]): unknown[] =>
  errors.map(({ file, line, column }) => [file, line, column]);

export const edits: Topic = {
  files: {
    'app/edited/page.tsx': page('first'),
    'app/edited/form.tsx': FORM,
    'app/edited/edited.css': 'p { margin: 1px; }\n',
    'app/edited/edited.module.css': css('maroon'),
    'actions/edited.ts': action("return ['first', args.length];"),
  },
  behaviours: [
    {
      name: 'an edit of a page reaches the next request',
      async observe(app) {
        const before = marked((await get(app, '/edited')).body)[0];
        const errors = await app.edit({ 'app/edited/page.tsx': page('second') });
        return [before, errors, marked((await get(app, '/edited')).body)[0]];
      },
      expected: ['first', [], 'second'],
    },
    {
      name: 'an edit of an action reaches the next call, also where it changes the number of arguments',
      async observe(app) {
        const seen: unknown[] = [];
        for (const [parameters, body] of [
          ['a: unknown', "return ['one', a];"],
          ['a: unknown, b: unknown', "return ['two', a, b];"],
          ['', "return ['none'];"],
          ['...args: unknown[]', "return ['all', args.length];"],
        ] as const) {
          const errors = await app.edit({ 'actions/edited.ts': action(body, parameters) });
          const listed = (await app.control.listActions()).filter(({ name }) => name === 'edited');
          seen.push([errors, listed.length, await answerOf(app, 'edited', [1, 2])]);
        }
        return seen;
      },
      expected: [
        [[], 1, ['one', 1]],
        [[], 1, ['two', 1, 2]],
        [[], 1, ['none']],
        [[], 1, ['all', 2]],
      ],
    },
    {
      name: 'an edit of a CSS module reaches the next request',
      async observe(app) {
        const before = await coloursOf(app);
        const errors = await app.edit({ 'app/edited/edited.module.css': css('teal') });
        return [before, errors, await coloursOf(app)];
      },
      expected: [['maroon'], [], ['teal']],
    },
    {
      name: 'a visited page that does not compile is told with its place, answers 500, and is mended by the next edit',
      async observe(app) {
        await get(app, '/edited');
        const broken = page('third').replace('return', 'const broken = ((;\n  return');
        const errors = await app.edit({ 'app/edited/page.tsx': broken });
        const during = await get(app, '/edited');
        const left = await app.edit({ 'app/edited/page.tsx': page('mended') });
        const after = await get(app, '/edited');
        return [places(errors), during.status, left, after.status, marked(after.body)[0]];
      },
      expected: [[['app/edited/page.tsx', 7, 20]], 500, [], 200, 'mended'],
    },
    {
      name: 'a page that nobody has visited is told with its place, and answers once it is mended or gone',
      async observe(app) {
        const errors = await app.edit({ 'app/unvisited/page.tsx': BROKEN_PAGE });
        const left = await app.edit({ 'app/unvisited/page.tsx': MENDED_PAGE });
        const after = await get(app, '/unvisited');
        const gone = await app.remove('app/unvisited/page.tsx');
        const others = await get(app, '/edited');
        return [places(errors), left, after.status, marked(after.body)[0], gone, others.status];
      },
      expected: [[['app/unvisited/page.tsx', 2, 20]], [], 200, 'mended', [], 200],
    },
    {
      name: 'an import of a module that is not there is told with its file and its name, and is mended',
      async observe(app) {
        const source = page('fourth');
        const errors = await app.edit({
          'app/edited/page.tsx': `import { nothing } from '@/lib/not-there';\n${source.replace('return', 'nothing();\n  return')}`,
        });
        const left = await app.edit({ 'app/edited/page.tsx': page('there') });
        const named = errors.map(({ file, message }) => [file, message.includes('@/lib/not-there')]);
        return [named, left, marked((await get(app, '/edited')).body)[0]];
      },
      expected: [[['app/edited/page.tsx', true]], [], 'there'],
    },
    {
      name: 'after each of twenty edits in a row the very next call runs the new code',
      async observe(app) {
        const answers: unknown[] = [];
        for (let version = 1; version <= 20; version++) {
          await app.edit({ 'actions/edited.ts': action(`return ${version};`) });
          answers.push(await answerOf(app, 'edited'));
        }
        return answers;
      },
      expected: Array.from({ length: 20 }, (_, index) => index + 1),
    },
  ],
};
