import { type Attempt, check, checks, expect, expectAllRefused, isAuditNote, type Reply } from '@lab/checks';

/** A form that says whose order it is, under every name somebody might read. */
const formFor = (owner: string): FormData => {
  const form = new FormData();
  for (const name of ['userId', 'user', 'ownerId', 'owner', 'as']) form.append(name, owner);
  return form;
};

/** Ids that are no order number although each is made of one. */
const oddForms = (id: string): unknown[] => {
  const form = new FormData();
  form.append('orderId', id);
  form.append('id', id);
  return [[id], [[id]], { id }, { orderId: id }, new Set([id]), new Map([['id', id]]), form];
};

/**
 * What is left of a thrown error in production: a number made of its message and its stack, so of the line as well. Null
 * if these refusals were not thrown, or if the number is another each time and tells nothing.
 */
const lastingDigest = (refusals: readonly Reply[]): string | null => {
  const digests = new Set(refusals.map(({ outcome }) => (outcome.kind === 'error' ? outcome.digest : null)));
  const [digest = null] = digests;
  return digests.size === 1 ? digest : null;
};

const NOT_CANCELLED =
  'Ana called cancelOrder with nothing but the number of her own paid order, and it was not cancelled.';

export default checks(
  check('own-row', 'Ana cannot cancel Ben’s order', async ({ actions, page, data, users }) => {
    // Ben himself can, by the button on his page. What his browser sends is the best attack there is.
    await page.goto('/orders', { as: users.ben });
    const request = await actions.capture('cancelOrder', () =>
      page
        .getByRole('button', { name: /^cancel/i })
        .nth(0)
        .click(),
    );
    const [order] = await data.all('orders', {
      userId: users.ben.id,
      status: 'cancelled',
      id: String(request.args[0]),
    });
    expect(order, 'Ben pressed Cancel on his own order, and it was not cancelled.').toBeTruthy();
    // By the row or by what is said in it; a refusal says neither.
    await expect
      .element(
        page.getByRole('listitem').filter({ hasText: String(request.args[0]) }),
        'Ben cancelled his own order, the money went back, and his page does not say that it is cancelled: your action answered as it does when it refuses.',
      )
      .toContainText(/cancelled/i);

    await data.reset();
    const again = await data.diff(() => request.replay(users.ana));
    expect(
      again.except(isAuditNote),
      'Your action let Ana’s call through, which is word for word what Ben’s browser sends. It did not ask whose order it is, or it asked the request and not the session.',
    ).toBeEmpty();

    const { id } = await data.one('orders', { userId: users.ben.id, status: 'paid' });
    const strangers = [
      ['Ana', users.ana],
      ['Orla, who runs a venue,', users.orla],
      ['Otto, who runs a venue,', users.otto],
      ['somebody who is not signed in', 'anon'],
      ['an expired session', { person: 'ben', session: 'expired' }],
      ['a session with a forged signature', { person: 'ben', session: 'bad-signature' }],
    ] as const;
    const attempts = strangers.map(
      ([who, as]): Attempt => ({
        send: () => actions.call('cancelOrder', { as, args: [id] }),
        said: `Your action let ${who} cancel an order of Ben’s. It never made sure that the order belongs to whoever is signed in.`,
      }),
    );
    // Whatever else a page might send along, the caller writes it.
    const claims = [
      [id, users.ben.id],
      [id, users.ana.id],
      [id, { userId: users.ben.id, ownerId: users.ben.id }],
      [id, null, formFor(users.ben.id)],
      [id, formFor(users.ben.id)],
    ];
    attempts.push(
      ...claims.map((args) => ({
        send: () => actions.call('cancelOrder', { as: users.ana, args }),
        said: 'Ana said beside the number that the order is Ben’s, and your action believed her.',
      })),
    );
    await expectAllRefused(data, attempts);
    await actions.call('cancelOrder', { as: users.ben, args: [id] });
    expect(
      await data.find('orders', id),
      'After strangers had tried in vain, Ben could not cancel his own order any more.',
    ).toMatchObject({ status: 'cancelled' });
  }),

  check(
    'same-answer',
    'A refusal does not reveal whether an order exists',
    async ({ actions, data, users }) => {
      const own = await data.one('orders', { userId: users.ana.id, status: 'paid' });
      await actions.call('cancelOrder', { as: users.ana, args: [own.id] });
      expect(await data.find('orders', own.id), NOT_CANCELLED).toMatchObject({ status: 'cancelled' });

      await data.reset();
      const target = await data.one('orders', { userId: users.ben.id, status: 'paid' });
      const invented = `ord_${crypto.randomUUID().slice(0, 6)}`;
      const asAna = (id: string) => actions.call('cancelOrder', { as: users.ana, args: [id] });
      const thrice = async (id: string) => [await asAna(id), await asAna(id), await asAna(id)] as const;
      const nobody = await thrice(invented);
      const [nobodys] = nobody;
      const compare = async (what: string): Promise<void> => {
        const somebody = await thrice(target.id);
        const [foreign] = somebody;
        expect(
          foreign.tellsApart(target.id),
          `For ${what} ${foreign.inWords}; for a number that nobody has ${nobodys.inWords}. Whoever can tell the two apart can find out which numbers are real.`,
        ).toBe(nobodys.tellsApart(invented));
        const [real, unreal] = [lastingDigest(somebody), lastingDigest(nobody)];
        if (real === null || unreal === null) return;
        expect(
          real,
          `For ${what} and for a number that nobody has your action threw the same words, but not from the same line. In production all that arrives of an error is a digest, made of its message and its stack, and these two differ. Throw from one line, or return the refusal.`,
        ).toBe(unreal);
      };
      await compare('Ben’s order');
      await actions.call('cancelOrder', { as: users.ben, args: [target.id] });
      await compare('an order that Ben has cancelled');
    },
  ),

  check('odd-ids', 'What is not an order number changes nothing', async ({ actions, data, users }) => {
    const own = await data.one('orders', { userId: users.ana.id, status: 'paid' });
    const target = await data.one('orders', { userId: users.ben.id, status: 'paid' });
    await actions.call('cancelOrder', { as: users.ana, args: [own.id] });
    expect(await data.find('orders', own.id), NOT_CANCELLED).toMatchObject({ status: 'cancelled' });

    await data.reset();
    const attempt = (id: unknown, said: string): Attempt => ({
      send: () => actions.call('cancelOrder', { as: users.ana, args: [id] }),
      said,
    });
    const madeText =
      'TypeScript says the id is a string. The browser sent something else, your code made a string of it, and an order was gone.';
    const attempts = [
      ...[...oddForms(target.id), ...oddForms(own.id)].map((id) => attempt(id, madeText)),
      attempt([own.id, target.id], 'Ana sent a list of two numbers, and your code took it for one.'),
      ...['', '%', 'ord_%', '______', `${own.id},${target.id}`].map((id) =>
        attempt(id, `Ana sent “${id}”, which is nobody’s number, and something changed.`),
      ),
    ];
    await expectAllRefused(data, attempts);
  }),

  check('one-refund', 'Two clicks at once are refunded once', async ({ actions, data, users }) => {
    const order = await data.one('orders', { userId: users.ana.id, status: 'paid' });
    const event = await data.one('events', { id: String(order.eventId) });
    const cancel = () => actions.call('cancelOrder', { as: users.ana, args: [order.id] });
    await actions.race(2, () => Promise.all([cancel(), cancel()]));

    const refunds = (await data.all('outbox', { kind: 'refund' })).filter(({ payload }) =>
      String(payload).includes(order.id),
    );
    expect(refunds.length, 'Ana cancelled her own order, and no refund was written.').toBeGreaterThan(0);
    expect(
      refunds,
      `Ana clicked twice, and the money went back ${refunds.length} times. The statement that changes the order did not ask whether it was still paid.`,
    ).toHaveLength(1);
    expect(
      await data.one('users', { id: users.ana.id }),
      'The order was paid back, but not with the amount it cost.',
    ).toMatchObject({ creditCents: Number(users.ana.creditCents) + Number(order.totalCents) });
    expect(
      await data.one('events', { id: event.id }),
      'The seats did not go back to the event exactly once.',
    ).toMatchObject({ stock: Number(event.stock) + Number(order.quantity) });

    const later = await data.diff(cancel);
    expect(
      later.except(isAuditNote),
      'A third click, on an order that was already cancelled, changed something.',
    ).toBeEmpty();
  }),
);
