import {
  type As,
  type Attempt,
  type CheckContext,
  check,
  checks,
  expect,
  expectAllRefused,
  type RowChange,
} from '@lab/checks';

type Named<T> = readonly (readonly [words: string, sent: T])[];

interface OnSale {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly priceCents: number;
  readonly stock: number;
}

/** Everything on sale: seven events, with at least nine tickets each. */
const eventsOnSale = async (data: CheckContext['data']): Promise<[OnSale, OnSale, ...OnSale[]]> => {
  const [first, second, ...others] = (await data.all('events', { published: 1 })).map((event) => ({
    id: String(event.id),
    slug: String(event.slug),
    title: String(event.title),
    priceCents: Number(event.priceCents),
    stock: Number(event.stock),
  }));
  if (!first || !second) throw new Error('The check needs two events on sale.');
  return [first, second, ...others];
};

/** One order, from Ana unless somebody else is named. */
const buy = ({ actions, users }: CheckContext, order: unknown, as: As = users.ana) =>
  actions.call('buyTickets', { as, args: [order] });

const newOrders = (changes: readonly RowChange[]) =>
  changes.flatMap(({ table, before, after }) => (table === 'orders' && !before && after ? [after] : []));

/** What an order has to say, whatever else was sent. */
const fairOrder = ({ users }: CheckContext, event: OnSale, quantity: number) => ({
  userId: users.ana.id,
  eventId: event.id,
  quantity,
  totalCents: event.priceCents * quantity,
  status: 'paid',
});

/** A shop that refuses everything is no good either: slug and qty are a complete order. */
const expectSale = async (context: CheckContext, event: OnSale, qty: number): Promise<void> => {
  const { data } = context;
  const diff = await data.diff(() => buy(context, { slug: event.slug, qty }));
  const sold = newOrders(diff.changes);
  const sent = `Ana sent { slug: "${event.slug}", qty: ${qty} }, which is a complete order`;
  expect(
    sold,
    sold.length === 0 ? `${sent}, and got no tickets.` : `${sent}. It became ${sold.length} orders.`,
  ).toHaveLength(1);
  expect(
    sold[0],
    `${sent}. What was stored is not ${qty} of her own tickets, paid, for ${event.priceCents} cents each.`,
  ).toMatchObject(fairOrder(context, event, qty));
  expect(
    await data.find('events', event.id),
    `${sent}. The event should have ${qty} fewer tickets left now.`,
  ).toMatchObject({ stock: event.stock - qty });
};

/**
 * How to order from this code: with slug and qty, or, where that is not enough yet, with the price as well. A schema may
 * refuse what it does not know, and code that has not been changed needs the price. An attack in the form that does not
 * work would prove nothing.
 */
const orderForm = async (context: CheckContext, event: OnSale) => {
  const sold = newOrders((await buy(context, { slug: event.slug, qty: 1 })).changes);
  return (slug: unknown, qty: unknown, { priceCents }: OnSale) =>
    sold.length > 0 ? { slug, qty } : { slug, qty, priceCents };
};

const NOT_A_QUANTITY: Named<unknown> = [
  ['-5', -5],
  ['0', 0],
  ['1.5', 1.5],
  ['9', 9],
  ['1e9', 1e9],
  ['NaN', Number.NaN],
  ['"" (an empty text)', ''],
  ['"two"', 'two'],
  ['"-5" (a text)', '-5'],
  ['"1.5" (a text)', '1.5'],
  ['"9" (a text)', '9'],
  ['"2 or 3" (a text)', '2 or 3'],
  ['null', null],
  ['undefined', undefined],
  ['{}', {}],
];

/** A form with these fields; a list is a field that is sent more than once. */
const formOf = (fields: Readonly<Record<string, string | File | readonly string[]>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) form.append(name, each);
  }
  return form;
};
const fileOf = (text: string): File => new File([text], 'order.txt', { type: 'text/plain' });

/** Orders in which something is not what was asked for, although a number or a text can be made of it. */
const lookalikes = (event: OnSale, order: Awaited<ReturnType<typeof orderForm>>): Named<unknown[]> => {
  const { slug } = event;
  const priceCents = String(event.priceCents);
  const withQty = (...values: unknown[]) => values.map((qty) => order(slug, qty, event));
  const withSlug = (...values: unknown[]) => values.map((each) => order(each, 2, event));
  return [
    ['a list as qty', withQty([2], ['2'], [1, 2])],
    ['true as qty', withQty(true)],
    ['a date as qty', withQty(new Date(2))],
    ['a BigInt as qty', withQty(2n)],
    ['a file as qty', withQty(fileOf('2'))],
    ['a form as qty', withQty(formOf({ qty: '2' }))],
    ['a list or an object as slug', withSlug([slug], { slug })],
    ['a file as slug', withSlug(fileOf(slug))],
    ['a list with an order in it', [withQty(2)]],
    ['a form with two fields called qty', [formOf({ slug, qty: ['1', '2'], priceCents })]],
    ['a form with a file as its qty', [formOf({ slug, qty: fileOf('2'), priceCents })]],
  ];
};

/** The messages at qty in a refusal; none if it is not one. */
const messagesAtQty = (answer: unknown): string[] => {
  const { ok, errors } = (answer ?? {}) as { ok?: unknown; errors?: { qty?: unknown } | null };
  if (ok !== false) return [];
  return [errors?.qty].flat().filter((each): each is string => typeof each === 'string' && each !== '');
};

const pricesFor = ({ priceCents }: OnSale): Named<object> => [
  ['priceCents: 1', { priceCents: 1 }],
  ['priceCents: -1000', { priceCents: -1000 }],
  ['priceCents: "1" (a text)', { priceCents: '1' }],
  ['a priceCents one cent lower', { priceCents: priceCents - 1 }],
  ['a priceCents one cent higher', { priceCents: priceCents + 1 }],
  ['prices under other names', { price: 1, unitPrice: 1, cents: 1, total: 1, totalCents: 1, discount: 100 }],
];

/** Columns of an order that are not the caller's to fill. */
const columnsFor = ({ users }: CheckContext, other: OnSale) => ({
  status: 'cancelled',
  userId: users.ben.id,
  id: `ord_${crypto.randomUUID().slice(0, 8)}`,
  createdAt: new Date('2001-02-03T04:05:06Z'),
  eventId: other.id,
  totalCents: 1,
  quantity: 7,
});

export default checks(
  check('shop-price', 'Tickets cost what the shop asks, whatever price is sent', async (context) => {
    const { actions, data, page, users } = context;
    const [event, fromPage] = await eventsOnSale(data);
    for (const [words, sent] of pricesFor(event)) {
      const { changes } = await buy(context, { slug: event.slug, qty: 1, ...sent });
      // Refusing such an order is right as well.
      for (const order of newOrders(changes)) {
        expect(
          order,
          `Ana sent ${words} with an order of one ticket, which costs ${event.priceCents} cents, and was charged ${order.totalCents}. Your action took the price from the call, where anybody can write it.`,
        ).toMatchObject({ totalCents: event.priceCents });
      }
    }

    await data.reset();
    await expectSale(context, event, 3);
    const diff = await data.diff(async () => {
      await page.goto(`/events/${fromPage.slug}`, { as: users.ana });
      const button = page.getByRole('button', { name: /^buy/i });
      await expect
        .element(button, `Ana finds no button to buy with on the page of “${fromPage.title}”.`)
        .toBeVisible();
      await actions.capture('buyTickets', () => button.click());
    });
    const sold = newOrders(diff.changes);
    const pressed = `Ana pressed Buy on the page of “${fromPage.title}”`;
    expect(sold, `${pressed}, and it should have become one order.`).toHaveLength(1);
    expect(
      sold[0],
      `${pressed}, and her order is not hers, not paid or not at the shop’s price.`,
    ).toMatchObject(fairOrder(context, fromPage, Number(sold[0]?.quantity)));
  }),

  check('whole-quantity', 'Only a whole number from 1 to 8 buys tickets', async (context) => {
    const { data } = context;
    const [event, probe, one = event, eight = event] = await eventsOnSale(data);
    const order = await orderForm(context, probe);
    const attempts = NOT_A_QUANTITY.map(
      ([words, qty]): Attempt => ({
        send: () => buy(context, order(event.slug, qty, event)),
        said: `Ana sent ${words} as qty, and your action sold it. When it ran, nothing made sure that qty is a whole number from 1 to 8: a type is gone by then, and a form is only one way to send.`,
      }),
    );
    await expectAllRefused(data, attempts);
    await expectSale(context, one, 1);
    await expectSale(context, eight, 8);
  }),

  check('field-error', 'A wrong number of tickets is answered at its field', async (context) => {
    const [event, other] = await eventsOnSale(context.data);
    for (const [words, qty] of NOT_A_QUANTITY) {
      const reply = await buy(context, { slug: event.slug, qty });
      expect(
        messagesAtQty(reply.value).length,
        `Ana sent ${words} as qty, and ${reply.inWords}. ${
          reply.outcome.kind === 'value'
            ? 'The form shows what it finds in errors.qty of a refusal, and there is nothing to show.'
            : 'An expected mistake is an answer. What is thrown takes the form off the page, and in a live shop its message stays on the server.'
        }`,
      ).toBeGreaterThan(0);
    }
    await expectSale(context, other, 2);
  }),

  check('own-columns', 'What is sent beside slug and qty ends up in no order', async (context) => {
    const { data, users } = context;
    const [other, ...events] = await eventsOnSale(data);
    const forged = columnsFor(context, other);
    const extras: Named<object> = [
      ...Object.entries(forged).map(([column, value]) => [column, { [column]: value }] as const),
      ['every column of an order', forged],
    ];
    for (const [index, [words, extra]] of extras.entries()) {
      const event = events[index % events.length] ?? other;
      const { slug, priceCents } = event;
      const { changes } = await buy(context, { slug, qty: 2, priceCents, ...extra });
      const message = `Ana sent ${words} along with slug and qty, and it was stored. Your action passed on more than it had asked for.`;
      // Refusing an order that says too much is right as well.
      for (const order of newOrders(changes)) {
        expect(order, message).toMatchObject(fairOrder(context, event, 2));
        expect(order.id, message).not.toBe(forged.id);
        expect(order.createdAt, message).not.toBe(forged.createdAt.getTime());
      }
    }
    const { slug, priceCents } = other;
    const attempts = (['anon', { person: 'ben', session: 'expired' }] as const).map(
      (as): Attempt => ({
        send: () => buy(context, { slug, qty: 1, priceCents, userId: users.ben.id }, as),
        said: 'Somebody who was not signed in sent Ben’s id along with an order, and your action sold him a ticket.',
      }),
    );
    await expectAllRefused(data, attempts);
    await expectSale(context, other, 2);
  }),

  check('no-lookalikes', 'A list, a file or a form is no number of tickets', async (context) => {
    const { data } = context;
    const [event, probe, other = probe] = await eventsOnSale(data);
    const order = await orderForm(context, probe);
    const attempts = lookalikes(event, order).flatMap(([words, orders]) =>
      orders.map(
        (each): Attempt => ({
          send: () => buy(context, each),
          said: `Ana sent ${words}, and tickets were sold. Something in your action made a number or a text of it, or compared it as if it were one, before anybody asked what it is.`,
        }),
      ),
    );
    await expectAllRefused(data, attempts);
    await expectSale(context, other, 2);
  }),
);
