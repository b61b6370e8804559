/** Owns the behaviours of async context: cookies and stores of one's own, however deep and however many at once. */
import { contextFiles } from '../apps/context.ts';
import { answerOf, call, eventually, get, marked, type Topic } from '../behaviour.ts';

const names = Array.from({ length: 18 }, (_, index) => `person-${index}`);
const withCookie = (value: string): { headers: [string, string][] } => ({
  headers: [['cookie', `probe=${value}`]],
});

export const context: Topic = {
  files: contextFiles,
  behaviours: [
    {
      name: 'cookies and headers are there after every way to wait',
      observe: (app) =>
        answerOf(app, 'readDeep', [], {
          headers: [
            ['cookie', 'probe=ginger'],
            ['x-probe', 'snap'],
          ],
        }),
      expected: ['ginger', 'snap', 'ginger'],
    },
    {
      name: "an action's own stores nest, end, are left and are bound as in Node",
      observe: (app) => answerOf(app, 'nestStores', [], withCookie('ginger')),
      expected: [undefined, 'outer', 'inner', 'outer', undefined, 'outer', 'entered', undefined, 'ginger'],
    },
    {
      name: 'after() runs after the reply, with the cookies and the stores of its request',
      async observe(app) {
        const first = await answerOf(app, 'doLater', ['a'], withCookie('ginger'));
        const after = await eventually(
          () => answerOf(app, 'readLater', ['a'], withCookie('somebody else')),
          (value) => value !== null,
        );
        return { first, after };
      },
      expected: { first: 'not yet', after: ['ginger', 'ginger', 'own a'] },
    },
    {
      name: 'eighteen people act at once, and each is told only of themselves',
      observe: (app) => Promise.all(names.map((name) => answerOf(app, 'who', [name], withCookie(name)))),
      expected: names.map((name) => [name, name, name, name, name, name]),
    },
    {
      name: 'eighteen people look at once, and each page shows only its own person',
      async observe(app) {
        const pages = names.map((name) =>
          app.control.request({ path: '/context', headers: [['cookie', `probe=${name}`]] }),
        );
        return (await Promise.all(pages)).map(({ status, body }) => [status, ...new Set(marked(body))]);
      },
      expected: names.map((name) => [200, name]),
    },
    {
      name: 'a cookie set after waiting is in the reply, and in the jar from then on',
      async observe(app) {
        const { reply } = await call(app, 'setAndRead', ['oat'], { as: 'otto' });
        const page = await get(app, '/context', 'otto');
        const seen = [...new Set(marked(page.body))];
        await app.control.reset({ seed: 'clean jars' });
        return [reply.outcome, reply.cookiesSet, seen];
      },
      expected: [{ kind: 'value', value: 'oat' }, ['probe=oat; Path=/; HttpOnly'], ['oat']],
    },
  ],
};
