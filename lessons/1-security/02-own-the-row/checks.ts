import { check, checks, expect } from '@lab/checks';

/** Ids that Ana might send although they are no text. All of them are meant to reach this order. */
const oddForms = (id: string): unknown[] => {
  const form = new FormData();
  form.append('orderId', id);
  return [[id], [[id]], { id }, { orderId: id }, new Set([id]), new Map([['id', id]]), form];
};

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

    const missed =
      'Your action asked who was signed in. It never made sure whose order it was, so Ana’s call went through.';
    await data.reset();
    const again = await data.diff(() => request.replay(users.ana));
    expect(again, `${missed} She sent exactly what Ben’s browser sends.`).toBeEmpty();

    const target = await data.one('orders', { userId: users.ben.id, status: 'paid' });
    for (const args of [
      [target.id],
      [target.id, users.ana.id],
      [target.id, users.ben.id],
      [target.id, { userId: users.ben.id }],
    ]) {
      const diff = await data.diff(() => actions.call('cancelOrder', { as: users.ana, args }));
      expect(diff, missed).toBeEmpty();
    }
  }),

  check(
    'same-answer',
    'A refusal does not reveal whether an order exists',
    async ({ actions, data, users }) => {
      const own = await data.one('orders', { userId: users.ana.id, status: 'paid' });
      await actions.call('cancelOrder', { as: users.ana, args: [own.id] });
      expect(
        await data.find('orders', own.id),
        'Ana called cancelOrder with the number of her own paid order, and it was not cancelled.',
      ).toMatchObject({ status: 'cancelled' });

      await data.reset();
      const target = await data.one('orders', { userId: users.ben.id, status: 'paid' });
      const invented = `ord_${crypto.randomUUID().slice(0, 6)}`;
      const foreign = await actions.call('cancelOrder', { as: users.ana, args: [target.id] });
      const nobodys = await actions.call('cancelOrder', { as: users.ana, args: [invented] });
      expect(
        foreign.tellsApart(target.id),
        `For Ben’s order ${foreign.inWords}; for a number that nobody has ${nobodys.inWords}. Whoever can tell the two apart can find out which numbers are real.`,
      ).toBe(nobodys.tellsApart(invented));
    },
  ),

  check('odd-ids', 'An id that is not a text changes nothing', async ({ actions, data, users }) => {
    const own = await data.one('orders', { userId: users.ana.id, status: 'paid' });
    const target = await data.one('orders', { userId: users.ben.id, status: 'paid' });
    for (const id of oddForms(target.id)) {
      const diff = await data.diff(() => actions.call('cancelOrder', { as: users.ana, args: [id] }));
      expect(
        diff,
        'TypeScript says the id is a string. The browser sent something else, your code turned it into a string, and Ben’s order was gone.',
      ).toBeEmpty();
    }
    // Hers may go, together with what she smuggles in beside it; his must not.
    for (const id of [[own.id, target.id], [target.id, own.id], `${own.id},${target.id}`]) {
      await actions.call('cancelOrder', { as: users.ana, args: [id] });
      expect(
        await data.find('orders', target.id),
        'Ana sent a list: her own order and Ben’s. Ben’s was cancelled with it.',
      ).toMatchObject({ status: 'paid' });
    }
    await data.reset();
    await actions.call('cancelOrder', { as: users.ana, args: [own.id] });
    expect(
      await data.find('orders', own.id),
      'Ana called cancelOrder with the number of her own paid order, and it was not cancelled.',
    ).toMatchObject({ status: 'cancelled' });
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
      `Both calls read “paid” before either of them wrote, so the money went back ${refunds.length} times.`,
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
    expect(later, 'A third click, on an order that was already cancelled, changed something.').toBeEmpty();
  }),
);
