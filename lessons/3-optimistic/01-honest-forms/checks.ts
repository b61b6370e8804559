import { type CheckContext, check, checks, expect, type HeldReply, type PlainPage } from '@lab/checks';

type Page = CheckContext['page'];

const LABELS = {
  quantity: 'How many tickets',
  name: 'Name on the tickets',
  email: 'Email',
  note: 'Note for the door',
} as const;
type Field = keyof typeof LABELS;
type Typed = Readonly<Record<Field, string>>;
const FIELDS = Object.keys(LABELS) as Field[];

/** What somebody might type. No two are alike, so that what is found later can only have come from here. */
const something = (quantity: number): Typed => {
  const word = crypto.randomUUID().slice(0, 6);
  return {
    quantity: `${quantity}`,
    name: `Ana ${word}`,
    email: `${word}@stagedoor.test`,
    note: `Ring ${word}`,
  };
};
/** An address that every browser lets pass, and the server does not. */
const withBadAddress = (typed: Typed): Typed => ({ ...typed, email: typed.email.replace('.test', '') });

const fillIn = async (page: Page | PlainPage, typed: Typed): Promise<void> => {
  for (const field of FIELDS) await page.getByLabel(LABELS[field]).fill(typed[field]);
};
const standsIn = async (page: Page | PlainPage): Promise<Record<string, string | null>> =>
  Object.fromEntries(
    await Promise.all(FIELDS.map(async (field) => [field, await page.getByLabel(LABELS[field]).value()])),
  );
/** What a screen reader is told: the words in the live regions. */
const spokenOn = async (page: Page | PlainPage): Promise<string[]> => {
  const texts = await Promise.all(['alert', 'status'].map((role) => page.getByRole(role).texts()));
  return texts.flat().filter((text) => text !== '');
};
const expectSpoken = async (
  page: Page | PlainPage,
  before: readonly string[],
  what: string,
): Promise<void> => {
  const spoken = (await spokenOn(page)).filter((text) => !before.includes(text));
  expect(
    spoken.length,
    `${what}, and no live region said so. Somebody who does not see the screen never heard of it: the answer belongs into an element with role="alert" or role="status".`,
  ).toBeGreaterThan(0);
};
const expectKept = async (page: Page | PlainPage, typed: Typed, why: string): Promise<void> => {
  const now = await standsIn(page);
  const lost = FIELDS.filter((field) => now[field] !== typed[field]);
  const [first] = lost;
  expect(
    lost,
    first &&
      `${why}. Afterwards “${LABELS[first]}” did not say “${typed[first]}” any more but “${now[first]}”${lost.length > 1 ? `, and ${lost.length - 1} more had changed` : ''}. Your form left it to Ana to type that again.`,
  ).toBeEmpty();
};

const eventFor = async ({ data }: CheckContext) => {
  const event = await data.one('events', { slug: 'the-glass-orchard' });
  return { id: event.id, stock: Number(event.stock), path: `/events/${event.slug}` };
};
/** Opens the event's page as Ana. Resolves when the form is there: the page is streamed, and its frame comes first. */
const openAsAna = async ({ page, users }: CheckContext, path: string): Promise<void> => {
  await page.goto(path, { as: users.ana });
  await Promise.all(
    Object.values(LABELS).map((label) =>
      expect.element(page.getByLabel(label), `The form of ${path} has no field “${label}”.`).toBeVisible(),
    ),
  );
};
/** The button may say something else while it waits, so it is found by where it stands. */
const buyButton = (page: Page) => page.getByRole('region', { name: 'Tickets' }).getByRole('button').nth(0);

/**
 * Resolves when everything that was pressed before has been answered and shown. A page sends its actions one at a time,
 * so it is enough to press one more, the like button, and to see that it took.
 */
const settle = async (page: Page): Promise<void> => {
  const broke = 'The page did not go on working after your form had been used: a like did not arrive.';
  const like = page.getByRole('button', { name: /^\d+ likes?$/ });
  await expect.element(like, broke).toBeEnabled();
  const likes = await like.text();
  await like.click();
  await expect.element(like, broke).toHaveText(new RegExp(`^(?!${likes}$)`));
};
/** Presses the button, and resolves when the page shows what came of it. */
const buy = async ({ actions }: CheckContext, page: Page): Promise<void> => {
  const button = buyButton(page);
  await expect
    .element(button, 'There was an order to send, and the button could not be pressed.')
    .toBeEnabled();
  await actions.capture('buyTickets', () => button.click());
  await settle(page);
};
const buyPlainly = async (page: PlainPage): Promise<PlainPage> => {
  try {
    return await page.getByRole('button', { name: /^buy tickets/i }).click();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CheckFailure') throw error;
    const said = `Without JavaScript the form was not sent to buyTickets. ${error.message} What it needs is the Server Action itself, by way of useActionState.`;
    expect(false, said).toBe(true);
    throw error;
  }
};

/** Orders that `body` made, each with what the outbox says about it. */
const ordersFrom = async ({ data }: CheckContext, body: () => Promise<void>) => {
  const diff = await data.diff(body);
  const notices = diff.in('outbox').map(({ after }) => JSON.parse(String(after?.payload)));
  return diff.in('orders').map(({ id, after }) => {
    const notice = notices.find(({ orderId }) => orderId === id) ?? {};
    const { name, email, note } = notice as Record<string, unknown>;
    return { userId: after?.userId, quantity: `${after?.quantity}`, name, email, note };
  });
};

/** Resolves when the call has run and its reply is held. Fails where the page has come to rest without calling. */
const whenHeld = async (page: Page, reply: HeldReply): Promise<void> => {
  const neverCalled = page
    .atRest()
    .then(() => expect(false, 'Ana pressed Buy tickets, and buyTickets was not called.').toBe(true));
  await Promise.race([reply.held, neverCalled]);
};

export default checks(
  check('one-order', 'A double click on Buy tickets buys once', async (context) => {
    const { actions, page, users } = context;
    const event = await eventFor(context);
    const typed = something(2);
    const button = buyButton(page);
    const orders = await ordersFrom(context, async () => {
      await openAsAna(context, event.path);
      await fillIn(page, typed);
      const reply = await actions.hold('buyTickets');
      await button.doubleClick();
      await whenHeld(page, reply);
      await expect
        .element(
          button,
          'The order was on its way, and the button could be pressed again. Your form never learned that it was waiting, or learned it too late.',
        )
        .toBeDisabled();
      await reply.release();
      await expect
        .element(
          button,
          'The answer had come, and the button stayed disabled. Your form noticed that it was sent, and never that it was over.',
        )
        .toBeEnabled();
      await settle(page);
    });
    expect(
      orders,
      `Ana pressed Buy tickets twice, as people do, and has ${orders.length} orders now. The button looked disabled; the second click was sent all the same.`,
    ).toHaveLength(1);
    expect(orders, 'Something else was bought than Ana had typed.').toEqual([
      { userId: users.ana.id, ...typed },
    ]);
  }),

  check('nothing-wiped', 'A refusal is read out, and no field loses what was typed', async (context) => {
    const { data, page, users } = context;
    const event = await eventFor(context);
    await openAsAna(context, event.path);

    const first = withBadAddress(something(3));
    const silence = await spokenOn(page);
    const refusedFirst = await ordersFrom(context, async () => {
      await fillIn(page, first);
      await buy(context, page);
    });
    expect(
      refusedFirst,
      `Ana gave “${first.email}” as her address, and the tickets were sold. The receipt will not arrive.`,
    ).toBeEmpty();
    await expectKept(page, first, `The server refused “${first.email}”`);
    await expectSpoken(page, silence, 'The address was refused');

    // Another refusal by another line of the action, after other words: what stays has to be the latest.
    const second = something(4);
    const refusedSecond = await ordersFrom(context, async () => {
      await data.update('events', event.id, { stock: 1 });
      await fillIn(page, second);
      await buy(context, page);
    });
    expect(refusedSecond, 'One ticket was left, and Ana got four.').toBeEmpty();
    await expectKept(page, second, 'Somebody else had been quicker, and four tickets were refused');
    await expectSpoken(page, silence, 'Four tickets were refused, for one was left');

    await data.update('events', event.id, { stock: event.stock });
    const refusals = await spokenOn(page);
    const orders = await ordersFrom(context, () => buy(context, page));
    expect(
      orders,
      'There were tickets again, and Ana pressed the button once more. What was bought is not what stood in the fields.',
    ).toEqual([{ userId: users.ana.id, ...second }]);
    await expectSpoken(page, refusals, 'The tickets were bought');
  }),

  check('no-javascript', 'Without JavaScript the form buys, and refuses as well', async (context) => {
    const { page, users } = context;
    const event = await eventFor(context);
    const plain = await page.withoutJavaScript(event.path, { as: users.ana });
    const atFirst = await standsIn(plain);
    const silence = await spokenOn(plain);

    const typed = something(3);
    const mistyped = withBadAddress(typed);
    let refused = plain;
    const sold = await ordersFrom(context, async () => {
      await fillIn(plain, mistyped);
      refused = await buyPlainly(plain);
    });
    expect(sold, 'The address had no ending, and without JavaScript the tickets were sold.').toBeEmpty();
    expect(
      refused.path.includes('email=') && (await spokenOn(refused)).length === 0,
      'Without JavaScript buyTickets was not called. The form has no action, so the browser asked for the page once more, and wrote what Ana had typed into its address.',
    ).toBe(false);
    await expectKept(
      refused,
      mistyped,
      'Without JavaScript the server sends a whole new page with its refusal, and nothing but the answer of your action can fill its fields',
    );
    await expectSpoken(refused, silence, 'Without JavaScript the address was refused');

    let bought = refused;
    const orders = await ordersFrom(context, async () => {
      await refused.getByLabel(LABELS.email).fill(typed.email);
      bought = await buyPlainly(refused);
    });
    expect(orders, 'Without JavaScript Ana mended her address and pressed the button again.').toEqual([
      { userId: users.ana.id, ...typed },
    ]);
    await expectSpoken(bought, await spokenOn(refused), 'Without JavaScript the tickets were bought');
    expect(
      await standsIn(bought),
      'Without JavaScript the page that came after the purchase was filled in again, ready to be sent twice.',
    ).toEqual(atFirst);

    const stranger = await page.withoutJavaScript(event.path);
    await fillIn(stranger, typed);
    const turnedAway = await buyPlainly(stranger);
    await expectKept(turnedAway, typed, 'Somebody who was not signed in was refused');
    await expectSpoken(turnedAway, silence, 'Somebody who was not signed in was refused');
  }),

  check('cleared', 'After a purchase the form is as it was when the page opened', async (context) => {
    const { page, users } = context;
    const event = await eventFor(context);
    const typed = something(2);
    await openAsAna(context, event.path);
    const atFirst = await standsIn(page);
    const orders = await ordersFrom(context, async () => {
      await fillIn(page, typed);
      await buy(context, page);
    });
    expect(orders, 'Ana pressed Buy tickets once.').toEqual([{ userId: users.ana.id, ...typed }]);
    const afterwards = await standsIn(page);
    expect(
      afterwards,
      'The tickets were bought, and the form still holds what was typed. One more click, and they are bought again.',
    ).toEqual(atFirst);
  }),
);
