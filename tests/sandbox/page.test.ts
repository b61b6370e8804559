/** The page kit against the real app in a real browser: pages with and without JavaScript, and how quickly it gives up. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type KitPage, openKitPage } from './page-fixture.ts';
import type { RunningServer } from './sandbox-fixture.ts';

const ACTIONS = `'use server';

import { redirect } from 'next/navigation';
import { cookies } from 'next/headers';

export async function greet(_: string | null, form: FormData) {
  return [...form].filter(([name]) => !name.startsWith('$')).map(([name, value]) => name + '=' + (typeof value === 'string' ? value : 'file ' + value.size)).join('&');
}

export async function bump(count: number) {
  return count + 1;
}

export async function leave() {
  (await cookies()).set('left', 'yes');
  redirect('/probe/left');
}
`;
const CLIENT = `'use client';

import { useActionState, useEffect, useOptimistic, useState, useTransition } from 'react';
import { bump, greet, leave } from './actions';

export function Probe() {
  const [count, setCount] = useState(3);
  const [shown, addOne] = useOptimistic(count, (now: number) => now + 1);
  const [pending, start] = useTransition();
  const [late, setLate] = useState('');
  const [people, setPeople] = useState(['Ana']);
  const [checked, setChecked] = useState(false);
  const [size, setSize] = useState('');
  useEffect(() => {
    setSize(new URLSearchParams(location.search).get('size') ?? '');
  }, []);
  return (
    <section aria-label="Probe">
      <button type="button" onClick={() => start(async () => { addOne(null); setCount(await bump(count)); })}>Like</button>
      <output aria-label="Likes">{shown} likes</output>
      <p role="status">{pending ? 'pending' : 'idle'}</p>
      <button type="button" onClick={() => addOne(null)}>Outside</button>
      <button type="button" onClick={() => setTimeout(() => setLate('late but here'), 2000)}>Later</button>
      <p>{late}</p>
      <button type="button" onClick={() => { setPeople(['Ana', 'Ben', 'Ben']); setTimeout(() => setPeople(['Ana', 'Ben']), 50); }}>Join</button>
      <ul>{people.map((name) => <li key={name}>{name} <button type="button">Cancel</button></li>)}</ul>
      <label><input type="checkbox" checked={checked} onChange={() => setChecked(!checked)} /> News</label>
      <input aria-label="Size" value={size} readOnly data-size={size} />
      <button type="button" onClick={() => console.warn('The app has %d of %s', 2, 'these')}>Warn</button>
    </section>
  );
}

export function Steps() {
  const [steps, setSteps] = useState(0);
  const [, next] = useActionState(async () => { setSteps(steps + 1); return null; }, null);
  return <form action={next}><p role="status">{steps} steps</p><button>Step</button></form>;
}

export function Greeting() {
  const [answer, action] = useActionState(greet, null);
  return (
    <form action={action}>
      <input type="hidden" name="from" value="probe" />
      <label>Name <input name="name" required minLength={2} maxLength={8} /></label>
      <label>Seats <input name="seats" type="number" min={1} max={8} defaultValue="1" /></label>
      <label>Row <select name="row" defaultValue="b"><option value="a">Front</option><option value="b">Back</option></select></label>
      <label><input type="checkbox" name="news" /> News</label>
      <label>Off <input name="off" defaultValue="x" disabled /></label>
      <label>Picture <input name="picture" type="file" /></label>
      <button name="how" value="plain">Greet</button>
      <button name="how" value="loud" disabled>Shout</button>
      <p role="status">{answer}</p>
    </form>
  );
}

export function Leave() {
  return <form action={leave}><label>Why <textarea name="why" form="elsewhere" /></label><button>Leave</button></form>;
}
`;
const PROBE = `import { Probe } from './client';
export default function Page() { return <Probe />; }
`;
const BROKEN = `const onPress = () => {};
export default function Page() { return <button onClick={onPress}>Press</button>; }
`;
const SHAKY = `import { Shaky } from './shaky';
export default function Page() { return <><h1>First</h1><Shaky /></>; }
`;
const SHAKY_PART = `'use client';
import { useState } from 'react';
export function Shaky() {
  const [isBroken, setBroken] = useState(false);
  const [count, setCount] = useState(0);
  if (isBroken) throw new Error('broken');
  return <><button onClick={() => setBroken(true)}>Break</button><button onClick={() => setCount(count + 1)}>Count</button><p>{count} counted</p></>;
}
`;
const STEPS = `import { Steps } from './../client';
export default function Page() { return <Steps />; }
`;
const FORMS = `import { Suspense } from 'react';
import { Greeting, Leave } from './../client';
async function Slow({ children }: { children: React.ReactNode }) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return <div>{children}</div>;
}
export default function Page() {
  return (
    <>
      <h1>Forms</h1>
      <Suspense fallback={<p>Loading the greeting</p>}>
        <Slow><Greeting /><Suspense fallback={<p>Loading inner</p>}><Slow><p>Inner part</p></Slow></Suspense></Slow>
      </Suspense>
      <Suspense fallback={<p>Loading the rest</p>}><Slow><Leave /></Slow></Suspense>
      <form action="/probe/left"><label>Word <input name="q" /></label><button>Search</button></form>
      <noscript><p>No script here</p></noscript>
    </>
  );
}
`;
const LEFT = `import { cookies } from 'next/headers';
export default async function Page({ searchParams }: { searchParams: Promise<{ q?: string }> }) {
  return <p role="status">cookie {(await cookies()).get('left')?.value ?? 'none'}, searched {(await searchParams).q ?? 'nothing'}</p>;
}
`;

declare global {
  interface Window {
    openGate(): Promise<null>;
    releaseBump(): Promise<null>;
    rename(): Promise<void>;
    mend(): Promise<void>;
    rewrite(): Promise<void>;
  }
}

let server: RunningServer;
let kit: KitPage;
let page: Page;

beforeAll(async () => {
  kit = await openKitPage({
    'app/probe/actions.ts': ACTIONS,
    'app/probe/client.tsx': CLIENT,
    'app/probe/page.tsx': PROBE,
    'app/probe/forms/page.tsx': FORMS,
    'app/probe/steps/page.tsx': STEPS,
    'app/probe/left/page.tsx': LEFT,
  });
  ({ page, server } = kit);
  // Compiled once, so that no test waits for the compiler.
  for (const path of ['/probe', '/probe/forms', '/probe/steps', '/probe/left', '/events/gala'])
    await server.control.request({ path });
}, 180_000);
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await server.control.reset({ seed: 'page' });
});

test('locators are narrowed, counted and read', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe?size=4', { as: window.kit.as('ana') });
      const { expect } = window.kit;
      const rows = page.getByRole('listitem');
      await page.getByRole('button', { name: 'Join' }).click();
      await expect.element(rows).toHaveCount(2);
      await expect.element(page.getByLabel('Size')).toHaveValue('4');
      await expect.element(page.getByLabel('Size')).toHaveAttribute('data-size', /^4$/);
      await page.getByLabel('News').click();
      await expect.element(page.getByLabel('News')).toBeChecked();
      await expect.element(page.getByLabel('News')).toHaveFocus();
      await expect.element(rows.nth(1)).toContainText('Be');
      return {
        texts: await rows.texts(),
        bens: await rows.filter({ hasText: 'Ben' }).count(),
        button: await rows.filter({ hasText: 'Ben' }).getByRole('button').text(),
        value: await page.getByLabel('Size').value(),
        nothing: await page.getByRole('table').getByText('Ana').count(),
        path: page.path(),
      };
    }),
  );
  expect(seen).toEqual({
    texts: ['Ana Cancel', 'Ben Cancel'],
    bens: 1,
    button: 'Cancel',
    value: '4',
    nothing: 0,
    path: '/probe?size=4',
  });
});

test('a trace sees every state that the page had, once', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe');
      // The page has begun when it is open; its list is there a moment later.
      await window.kit.expect.element(page.getByRole('listitem')).toHaveCount(1);
      const trace = await page.trace(page.getByRole('listitem'));
      await page.getByRole('button', { name: 'Join' }).click();
      await window.kit.expect.element(page.getByRole('listitem')).toHaveCount(2);
      await page.nextFrame();
      return await trace.stop();
    }),
  );
  expect(seen).toEqual([
    { count: 1, texts: ['Ana Cancel'] },
    { count: 3, texts: ['Ana Cancel', 'Ben Cancel', 'Ben Cancel'] },
    { count: 2, texts: ['Ana Cancel', 'Ben Cancel'] },
  ]);
});

test('a page that waits for nothing but a held reply is given up sooner than one that waits for an answer', async () => {
  const gate = await server.control.hold({ action: 'bump' });
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { expect, failureOf, holds } = window.kit;
      await page.goto('/probe');
      const likes = page.getByLabel('Likes');
      await page.getByRole('button', { name: 'Like' }).click();
      await expect.element(likes).toHaveText('4 likes');
      const order: string[] = [];
      const giveUp = async (name: string) => {
        const { message } = await failureOf(() => expect.element(likes).toHaveText('5 likes'));
        order.push(name);
        return message;
      };
      const unheld = giveUp('waits for an answer');
      holds.count = 1;
      const held = giveUp('knows that it is held');
      holds.count = 0;
      return { messages: await Promise.all([unheld, held]), order };
    }),
  );
  await server.control.open({ gate, how: 'release' });
  const message = 'Looked for field “Likes”, saw "4 likes".';
  expect(seen.messages).toEqual([message, message]);
  expect(seen.order).toEqual(['knows that it is held', 'waits for an answer']);
});

test('a page is at rest when nothing but held replies is under way', async () => {
  const gate = await server.control.hold({ action: 'bump' });
  await page.exposeFunction('openGate', () => server.control.open({ gate, how: 'release' }));
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { expect, holds } = window.kit;
      await page.goto('/probe');
      const likes = page.getByLabel('Likes');
      await page.getByRole('button', { name: 'Later' }).click();
      await page.atRest();
      const afterTimer = await page.getByText('late but here').count();
      await page.getByRole('button', { name: 'Like' }).click();
      await expect.element(likes).toHaveText('4 likes');
      let isAtRest = false;
      const unheld = page.atRest().then(() => {
        isAtRest = true;
      });
      holds.count = 1;
      const held = page.atRest();
      holds.count = 0;
      await held;
      const early = isAtRest;
      await window.openGate();
      await unheld;
      return { afterTimer, early };
    }),
  );
  expect(seen).toEqual({ afterTimer: 1, early: false });
});

test('a page tells of its calls: when it sent them, and what it showed before and after the answer', async () => {
  const gate = await server.control.hold({ action: 'bump' });
  await page.exposeFunction('releaseBump', async () => {
    await server.control.heldCall(gate);
    return await server.control.open({ gate, how: 'release' });
  });
  const crossings = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { crossings, expect } = window.kit;
      crossings.length = 0;
      await page.goto('/probe');
      const likes = page.getByLabel('Likes');
      await page.getByRole('button', { name: 'Like' }).click();
      await expect.element(likes).toHaveText('4 likes');
      await window.releaseBump();
      await expect.element(page.getByText('idle')).toBeVisible();
      await page.atRest();
      await new Promise((resolve) => setTimeout(resolve, 700));
      return crossings;
    }),
  );
  const { mark, pressedAt, sentAt, answeredAt, shown } = crossings.at(-1) ?? {};
  expect(new Set(crossings.map((each) => each.mark))).toEqual(new Set([mark]));
  expect(pressedAt).toBeLessThanOrEqual(sentAt ?? 0);
  expect(answeredAt).toBeGreaterThan(sentAt ?? 0);
  const guess = shown?.find(({ after }) => after === '4 likes');
  expect(guess).toMatchObject({ before: '3 likes', at: expect.toSatisfy((at) => at < (answeredAt ?? 0)) });
  const pending = shown?.filter(({ before, after }) => [before, after].includes('pending'));
  expect(pending?.map(({ before, after }) => `${before} to ${after}`)).toEqual([
    'idle to pending',
    'pending to idle',
  ]);
  // The wire has it under the same name, and the app never saw that name.
  const call = server.told.findLast(({ mark: name }) => name === mark);
  expect(call).toMatchObject({ mark, action: { name: 'bump' } });
  expect(call?.moments.some(({ kind }) => kind === 'held')).toBe(true);
});

test('word of an edit that comes before React has taken the page over is kept until it has', async () => {
  // Next’s router is there before the page that it renders: what refreshes it at that moment is too early.
  await page.addInitScript(() => {
    if (!location.search.includes('early')) return;
    const next = {};
    let router: { hmrRefresh(): void } | undefined;
    Object.defineProperty(next, 'router', {
      get: () => router,
      set(given) {
        router = given;
        queueMicrotask(() => given.hmrRefresh());
      },
    });
    Object.defineProperty(window, 'next', {
      get: () => next,
      set: (given) => Object.assign(next, given),
    });
  });
  const refreshed: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['next-hmr-refresh'] !== undefined) refreshed.push(request.url());
  });
  const problems = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe?early=1');
      await window.kit.expect.element(page.getByRole('button', { name: 'Like' })).toBeVisible();
      await page.atRest();
      return page.consoleProblems();
    }),
  );
  expect(problems).toEqual([]);
  expect(refreshed).toEqual([expect.stringContaining('/probe?early=1')]);
});

test('a page stays as it was opened, whatever is compiled meanwhile', async () => {
  await page.exposeFunction('rename', async () => {
    await server.edit({ 'app/probe/client.tsx': CLIENT.replace('>Like<', '>Praise<') });
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/probe?still')) asked.push(request.resourceType());
  });
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe?still=1');
      const names = () => page.getByRole('button', { name: /^(Like|Praise)$/ }).texts();
      await page.getByRole('button', { name: 'Join' }).click();
      // When a page that hears what is compiled has heard of it, this one could have as well.
      await window.kit.withPage(async (live) => {
        await live.goto('/probe?live=1');
        await window.kit.expect.element(live.getByRole('button', { name: 'Like' })).toBeVisible();
        await window.rename();
        await window.kit.expect.element(live.getByRole('button', { name: 'Praise' })).toBeVisible();
      }, 'live');
      await page.atRest();
      const kept = [await names(), await page.getByRole('listitem').count()];
      await page.reload();
      await window.kit.expect.element(page.getByRole('button', { name: 'Praise' })).toBeVisible();
      return { kept, later: await names() };
    }),
  );
  await server.edit({ 'app/probe/client.tsx': CLIENT });
  expect(seen).toEqual({ kept: [['Like'], 2], later: ['Praise'] });
  // The page and its reload; nothing that fetched it in between.
  expect(asked).toEqual(['document', 'document']);
});

test('a page that its code broke is there again once the code is mended', async () => {
  await server.edit({ 'app/probe/broken/page.tsx': BROKEN });
  await page.exposeFunction('mend', async () => {
    await server.edit({ 'app/probe/broken/page.tsx': BROKEN.replace('={onPress}', '={undefined}') });
  });
  await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { expect } = window.kit;
      await page.goto('/probe/broken');
      await expect.element(page.getByRole('heading', { name: 'The lights went out' })).toBeVisible();
      await window.mend();
      await expect.element(page.getByRole('button', { name: 'Press' })).toBeVisible();
    }, 'live'),
  );
});

test('a page that has got over its error is as any other: an edit leaves its state', async () => {
  await page.exposeFunction('rewrite', async () => {
    await server.edit({ 'app/probe/shaky/page.tsx': SHAKY.replace('First', 'Second') });
  });
  await server.edit({ 'app/probe/shaky/page.tsx': SHAKY, 'app/probe/shaky/shaky.tsx': SHAKY_PART });
  const state = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { expect } = window.kit;
      await page.goto('/probe/shaky');
      await page.getByRole('button', { name: 'Break' }).click();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'Count' }).click();
      await expect.element(page.getByText('1 counted')).toBeVisible();
      await window.rewrite();
      await expect.element(page.getByRole('heading', { name: 'Second' })).toBeVisible();
      return await page.getByText('1 counted').count();
    }, 'live'),
  );
  expect(state).toBe(1);
});

test('what React still does after drawing is done before the next press', async () => {
  // An action state takes its new action over in an effect, after the page was drawn. Here that effect is a long way off.
  await page.addInitScript(() => {
    if (!location.pathname.includes('steps')) return;
    const setImmediate = (work: () => void): void => {
      const { port1, port2 } = new MessageChannel();
      let left = 3000;
      port1.onmessage = () => {
        if (left-- > 0) port2.postMessage(null);
        else work();
      };
      port2.postMessage(null);
    };
    Object.assign(window, { setImmediate });
  });
  await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe/steps');
      const step = page.getByRole('button', { name: 'Step' });
      const steps = page.getByRole('status');
      for (const expected of ['1 steps', '2 steps', '3 steps']) {
        await step.click();
        await window.kit.expect.element(steps).toHaveText(expected);
      }
    }),
  );
});

test('what the page put off by a timer is waited for', async () => {
  await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe');
      await page.getByRole('button', { name: 'Later' }).click();
      await window.kit.expect.element(page.getByText('late but here')).toBeVisible();
    }),
  );
});

test('the console’s problems are told with what React wrote apart', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      await page.goto('/probe');
      await page.getByRole('button', { name: 'Warn' }).click();
      await page.getByRole('button', { name: 'Outside' }).click();
      await page.getByRole('button', { name: 'Join' }).click();
      await window.kit.expect.element(page.getByRole('listitem')).toHaveCount(2);
      return { problems: page.consoleProblems(), react: page.reactWarnings() };
    }),
  );
  expect(seen.problems[0]).toBe('The app has 2 of these');
  expect(seen.react).toHaveLength(2);
  expect(seen.react[0]).toContain('An optimistic state update occurred outside a transition or action.');
  expect(seen.react[1]).toContain('Encountered two children with the same key, `Ben`.');
  expect(seen.problems).toHaveLength(3);
});

test('a second page is somebody else’s, and a reload forgets', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { as, expect } = window.kit;
      await page.goto('/probe?size=1', { as: as('ana') });
      const other = page.newPage();
      await other.goto('/events', { as: as('ben') });
      await page.getByRole('button', { name: 'Join' }).click();
      await expect.element(page.getByRole('listitem')).toHaveCount(2);
      await page.reload();
      await expect.element(page.getByRole('listitem')).toHaveCount(1);
      return [page.path(), other.path(), await other.getByText(/Ben/).count()];
    }),
  );
  expect(seen.slice(0, 2)).toEqual(['/probe?size=1', '/events']);
  expect(seen[2]).toBeGreaterThan(0);
});

test('without JavaScript streamed parts are found once, where they belong, and fallbacks are gone', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const plain = await page.withoutJavaScript('/probe/forms', { as: window.kit.as('ana') });
      return [
        await plain.getByRole('button', { name: 'Greet' }).count(),
        await plain.getByText(/Loading/).count(),
        await plain.getByText('Inner part').count(),
        await plain.getByRole('main').getByRole('button', { name: 'Greet' }).count(),
        await plain.getByText('No script here').count(),
        await plain.getByLabel('Name').count(),
      ];
    }),
  );
  expect(seen).toEqual([1, 0, 1, 1, 1, 1]);
});

test('without JavaScript a form sends what a browser sends, and the page that comes back has the answer', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const plain = await page.withoutJavaScript('/probe/forms', { as: window.kit.as('ana') });
      await plain.getByLabel('Name').fill('Sørina & more');
      await plain.getByLabel('Seats').fill('3');
      await plain.getByLabel('Row').select('Front');
      await plain.getByLabel('News').check();
      const answered = await plain.getByRole('button', { name: 'Greet' }).click();
      return [answered.path, await answered.getByRole('main').getByRole('status').texts()];
    }),
  );
  expect(seen).toEqual([
    '/probe/forms',
    ['from=probe&name=Sørina &&seats=3&row=a&news=on&picture=file 0&how=plain'],
  ]);
});

test('without JavaScript a browser still refuses what a form does not allow, and an attacker does not', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const { failureOf } = window.kit;
      const plain = await page.withoutJavaScript('/probe/forms');
      const greet = plain.getByRole('button', { name: 'Greet' });
      const empty = await failureOf(() => greet.click());
      await plain.getByLabel('Name').fill('A');
      const short = await failureOf(() => greet.click());
      await plain.getByLabel('Name').fill('Ana');
      await plain.getByLabel('Seats').fill('99');
      const many = await failureOf(() => greet.click());
      const disabled = await failureOf(() => plain.getByRole('button', { name: 'Shout' }).click());
      const answered = await greet.click({ novalidate: true });
      return [
        empty.message,
        short.message,
        many.message,
        disabled.message,
        await answered.getByRole('main').getByRole('status').text(),
      ];
    }),
  );
  expect(seen).toEqual([
    'The browser did not send the form: it is required and empty, says the field “Name”.',
    'The browser did not send the form: it is shorter than 2 characters, says the field “Name”.',
    'The browser did not send the form: it is more than 8, says the field “Seats”.',
    'On /probe/forms without JavaScript, button “Shout” is disabled.',
    'from=probe&name=Ana&seats=99&row=b&picture=file 0&how=plain',
  ]);
});

test('without JavaScript redirects are followed with the cookies that were set, and a GET form navigates', async () => {
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const plain = await page.withoutJavaScript('/probe/forms', { as: window.kit.as('ben') });
      const left = await plain.getByRole('button', { name: 'Leave' }).click();
      await plain.getByLabel('Word').fill('gala night');
      const found = await plain.getByRole('button', { name: 'Search' }).click();
      return [
        left.path,
        await left.getByRole('main').getByRole('status').text(),
        found.path,
        await found.getByRole('main').getByRole('status').text(),
      ];
    }),
  );
  expect(seen).toEqual([
    '/probe/left',
    'cookie yes, searched nothing',
    '/probe/left?q=gala+night',
    'cookie yes, searched gala night',
  ]);
});

test('Stagedoor itself sells a ticket without JavaScript', async () => {
  const before = (await server.control.dump()).orders?.length ?? 0;
  const seen = await page.evaluate(() =>
    window.kit.withPage(async (page) => {
      const plain = await page.withoutJavaScript('/events', { as: window.kit.as('ana') });
      const event = await plain.getByRole('main').getByRole('link').nth(0).click();
      await event.getByRole('spinbutton', { name: 'Tickets' }).fill('2');
      const bought = await event.getByRole('button', { name: /Buy tickets/ }).click();
      return await bought.getByRole('main').text();
    }),
  );
  expect(seen).not.toContain('Loading');
  expect((await server.control.dump()).orders?.length).toBe(before + 1);
});
