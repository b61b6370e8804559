import { type CheckContext, check, checks, expect, type User } from '@lab/checks';

type Event = Awaited<ReturnType<typeof eventAt>>;

/** An event on sale at this organiser's venue. */
const eventAt = async (data: CheckContext['data'], organiser: User) => {
  const event = await data.one('events', { venueId: organiser.venueId ?? '', published: 1 });
  return { id: event.id, title: String(event.title), page: `/events/${event.slug}` };
};

const between = (low: number, high: number): number => low + Math.floor(Math.random() * (high - low + 1));

/** A price that no event has by itself: as it is typed, as it is shown, and in cents. */
const aPrice = () => {
  const cents = between(50_001, 99_998);
  const typed = (cents / 100).toFixed(2);
  return { cents, typed, shown: `€${typed}` };
};

/** A number as long as this stands in no page by chance. */
const aCount = (): number => between(200_000, 899_998);

/** Whether a page shows this number, and not one that merely contains it. */
const shows = ({ body }: { body: string }, number: number): boolean =>
  new RegExp(`(?<!\\d)${number}(?!\\d)`).test(body);

/** Comments by others at the organiser's venue: all are new to somebody who has read none. */
const unreadBy = async (data: CheckContext['data'], organiser: User): Promise<string[]> => {
  const events = await data.all('events', { venueId: organiser.venueId ?? '' });
  const comments = await data.all('comments');
  return comments
    .filter(({ userId, eventId }) => userId !== organiser.id && events.some(({ id }) => id === eventId))
    .map(({ id }) => String(id));
};

const comment = async ({ data, users }: CheckContext, event: Event, body: string): Promise<void> => {
  await data.insert('comments', { eventId: event.id, userId: users.ben.id, body, createdAt: Date.now() });
};

/** How many pages the app serves to others before somebody who still waits counts as waiting for the gate. */
const OTHERS_SERVED = 12;

/**
 * Whether `work` is done although the statistics company does not answer. Not a matter of time: what is not done when
 * somebody waits at the gate, and many others have been served since, will not be done before the gate opens.
 */
const doneMeanwhile = async (
  { request }: CheckContext,
  gate: { readonly held: Promise<void> },
  work: Promise<unknown>,
): Promise<boolean> => {
  let done = false;
  const finished = work.then(() => {
    done = true;
  });
  const others = gate.held.then(async () => {
    for (let served = 0; served < OTHERS_SERVED && !done; served++) await request('/events');
  });
  await Promise.race([finished, others]);
  return done;
};

/** The page of an event, with a number of shares that is kept: as Ana sees it, and under which name it is counted. */
const keptShares = async ({ cache, clock, request, upstream, users }: CheckContext, event: Event) => {
  const look = () => request(event.page, { as: users.ana });
  await look();
  const names = (await upstream.calls('counter')).map(({ args }) => String(args[0]));
  const name = names.find((each) => each.includes(event.id)) ?? names.at(-1);
  expect(
    name,
    'Ana opened an event’s page, and nobody asked the statistics company for its shares.',
  ).toBeTruthy();

  const elsewhere = aCount();
  await upstream.set('counter', String(name), elsewhere);
  await cache.empty();
  expect(
    shows(await look(), elsewhere),
    `The statistics company counts ${elsewhere} shares, nothing is cached, and the event’s page does not show that number.`,
  ).toBe(true);

  const asked = (await upstream.calls('counter')).length;
  await clock.advance({ seconds: 30 });
  await look();
  expect(
    (await upstream.calls('counter')).length - asked,
    'Nobody had shared the event. Half a minute later Ana opened its page again, and the statistics company was asked again. The number is not kept any more.',
  ).toBe(0);
  return { look, name: String(name), elsewhere };
};

export default checks(
  check(
    'price-now',
    'Orla’s own reply shows her new price, and so does every page after it',
    async (context) => {
      const { actions, data, page, request, users } = context;
      const event = await eventAt(data, users.orla);
      // Ana has looked already, so there are copies of the old price.
      for (const path of [event.page, '/events', '/']) await request(path, { as: users.ana });

      await page.goto(event.page, { as: users.orla });
      // The front page and the list share a copy, and opening one may put it right for the other: so a price for each.
      for (const paths of [['/', event.page], ['/events']]) {
        const price = aPrice();
        await page.getByLabel(/^price/i).fill(price.typed);
        await actions.capture('setPrice', () => page.getByRole('button', { name: /^save price/i }).click());
        expect(
          await data.find('events', event.id),
          `Orla typed ${price.typed} and pressed Save price. The event still costs what it did.`,
        ).toMatchObject({ priceCents: price.cents });
        await expect
          .element(
            page.getByRole('region', { name: /^tickets/i }),
            `Orla saved ${price.shown}. It is in the database, and the page she got back still shows the old price. Your action left the copy in place for this reply.`,
          )
          .toHaveText(new RegExp(price.shown.replace('.', '\\.')));
        for (const path of paths) {
          expect(
            (await request(path, { as: users.ana })).body,
            `Orla saw ${price.shown}. Then Ana opened ${path}, and she got the old price. Your action left a copy for others.`,
          ).toContain(price.shown);
        }
      }
    },
  ),

  check('shares-soon', 'The number of shares keeps nobody waiting, and is right soon', async (context) => {
    const { actions, clock, data, upstream, users } = context;
    const event = await eventAt(data, users.orla);
    const { look, name, elsewhere } = await keptShares(context, event);

    // The company now counts differently, and takes its time.
    const later = aCount();
    await upstream.set('counter', name, later);
    const gate = await upstream.hold('counter');
    const sharing = actions.call('shareEvent', { as: users.ben, args: [event.id], page: event.page });
    const answered = await doneMeanwhile(context, gate, sharing);
    // Two visitors: the first sets off the making of a new number, and the second comes while it is being made.
    const looking = look().then(look);
    const served = answered && (await doneMeanwhile(context, gate, looking));
    // And one who comes when the company has been silent for half an hour.
    if (served) await clock.advance({ minutes: 30 });
    const lookingLater = served ? look() : looking;
    const servedLater = served && (await doneMeanwhile(context, gate, lookingLater));
    await gate.release();
    await sharing;
    const seen = await looking;
    await lookingLater;
    expect(
      answered,
      'Ben shared the event, and his reply waited until the statistics company had answered. It brought a new page, and your action had ended the number, so that page had to be made with a new one.',
    ).toBe(true);
    expect(
      served,
      'Ben shared the event. Then Ana opened its page, and she had to wait until the statistics company had answered. Your action left no number to show her.',
    ).toBe(true);
    expect(
      servedLater,
      'Ben shared the event, and half an hour later the statistics company had still not answered. Then Ana opened the page, and she had to wait for it. The old number was given less time than that.',
    ).toBe(true);
    // Whoever keeps our own count apart may count Ben’s share at once.
    expect(
      shows(seen, elsewhere) || shows(seen, elsewhere + 1),
      `The statistics company had not answered. Ana’s page should have shown the number from before, ${elsewhere}, with or without Ben’s share, and it did not.`,
    ).toBe(true);

    let fresh = false;
    for (let visit = 0; visit < OTHERS_SERVED && !fresh; visit++) fresh = shows(await look(), later + 1);
    expect(
      fresh,
      `Ben shared the event, the statistics company had answered, and page after page still showed ${elsewhere}. Nothing ever told the cache that the number is out of date.`,
    ).toBe(true);
  }),

  check('badge-same-reply', 'Orla’s badge shows in the same reply what is still new', async (context) => {
    const { actions, cache, data, page, users } = context;
    const event = await eventAt(data, users.orla);
    for (let more = between(1, 3); more > 0; more--) await comment(context, event, 'Is there a cloakroom?');
    const total = (await unreadBy(data, users.orla)).length;

    await page.goto(event.page, { as: users.orla });
    const badge = page.getByText(/\bnew comments?\b/i);
    await expect
      .element(badge, `There are ${total} comments that Orla has not read, and her badge does not say so.`)
      .toHaveText(new RegExp(`\\b${total} new comments\\b`));
    // While Orla reads, Ben writes one more: she has not seen it, and her page does not know of it.
    await comment(context, event, 'And may one bring a dog?');

    const markRead = page.getByRole('button', { name: /^mark as read/i });
    let inReply = 0;
    const all = await cache.during(async () => {
      const { call } = await actions.capture('markCommentsRead', () => markRead.click());
      await expect
        .element(
          badge,
          'Orla pressed Mark as read. Meanwhile Ben had written another comment, so one is new. Her badge does not say that: what came back with the reply did not bring it up to date.',
        )
        .toHaveText(/\b1 new comment\b/);
      inReply = call.cache.length;
    });
    expect(
      all.length - inReply,
      'Orla pressed Mark as read, the reply came, and the badge was still old. It took a second request for the page to put it right.',
    ).toBe(0);

    await actions.capture('markCommentsRead', () => markRead.click());
    await expect
      .element(
        badge,
        'Orla pressed Mark as read again, for the last new comment, and it is still counted. The number was brought up to date, the rest of the badge was not.',
      )
      .toHaveText(/\bno new comments\b/i);
  }),

  check('copies-kept', 'Reading comments takes no cached page away from others', async (context) => {
    const { actions, cache, data, request, upstream, users } = context;
    const event = await eventAt(data, users.orla);
    const paths = [event.page, '/events'];
    for (const path of paths) {
      for (const as of [users.ana, users.orla]) await request(path, { as });
    }
    // Past the app, so no cache hears of it: whoever makes a page anew gives it away by this price.
    const price = aPrice();
    await data.update('events', event.id, { priceCents: price.cents });
    const asked = (await upstream.calls('counter')).length;

    const unread = await unreadBy(data, users.orla);
    const { cache: events } = await actions.call('markCommentsRead', {
      as: users.orla,
      args: [unread],
      page: event.page,
    });
    const ended = events.filter(({ kind }) => kind === 'invalidate').flatMap(({ tags }) => tags);
    const what = ended.length > 0 ? `Your action ended ${[...new Set(ended)].join(', ')}. ` : '';
    const isAnew = ({ kind, stale }: (typeof events)[number]): boolean =>
      kind !== 'invalidate' && (kind !== 'hit' || stale === true);
    const cost = `${what}Orla had read some comments, and nothing that anybody else sees had changed.`;
    const visits = await cache.during(async () => {
      // Twice: a copy that is served although it ended is made anew behind the visitor's back.
      for (const path of [...paths, ...paths]) {
        const { body } = await request(path, { as: users.ana });
        expect(body, `${path} was made anew for Ana. ${cost}`).not.toContain(price.shown);
      }
    });
    expect(
      visits.filter(isAnew),
      `Copies that Ana’s pages are made of had to be made anew. ${cost}`,
    ).toBeEmpty();
    const own = await cache.during(async () => {
      for (const path of paths) await request(path, { as: users.orla });
    });
    expect(
      [...events, ...own].filter(isAnew),
      `A copy that Orla’s own page is made of had to be made anew. ${what}What is new to her is counted for each request, and needs no copy.`,
    ).toBeEmpty();
    expect(
      (await upstream.calls('counter')).length - asked,
      `The statistics company was asked again for the number of shares. ${cost}`,
    ).toBe(0);
    expect(
      (await request('/events', { as: users.orla })).body,
      'Orla marked every comment as read, and opened another page. Her badge still counts some.',
    ).toMatch(/no new comments/i);
  }),
);
