// Owns what a cancelled order gives back: the seats to the event, the money to the buyer as credit, and a notice in
// the outbox, from which somebody tells the bank.
import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { db } from '@/db';
import { newId } from '@/db/id';
import { events, type Order, outbox, users } from '@/db/schema';

/**
 * Pays an order back. It does not ask whether it should: whoever calls it has made sure, once.
 * @param tx the transaction this belongs to; without one, each write stands alone
 */
export async function refund(order: Order, tx: Pick<typeof db, 'insert' | 'update'> = db): Promise<void> {
  const { id, userId, eventId, quantity, totalCents } = order;
  await tx
    .update(events)
    .set({ stock: sql`${events.stock} + ${quantity}` })
    .where(eq(events.id, eventId));
  await tx
    .update(users)
    .set({ creditCents: sql`${users.creditCents} + ${totalCents}` })
    .where(eq(users.id, userId));
  await tx.insert(outbox).values({
    id: newId('out'),
    kind: 'refund',
    payload: { orderId: id, userId, totalCents },
    at: new Date(),
  });
}
