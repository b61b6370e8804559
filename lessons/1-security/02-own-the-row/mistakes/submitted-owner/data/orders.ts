// Owns what one person may know about their own orders and credit. Personal, so never cached.
import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { auth } from '@/auth';
import { db } from '@/db';
import { events, orders, users } from '@/db/schema';

export type MyOrder = NonNullable<Awaited<ReturnType<typeof getMyOrders>>>['orders'][number];

/** The signed-in person's orders, the newest first, and their credit; null if nobody is signed in. */
export async function getMyOrders() {
  const session = await auth();
  if (!session) return null;
  const [[me], mine] = await Promise.all([
    db.select({ creditCents: users.creditCents }).from(users).where(eq(users.id, session.userId)),
    db
      .select({
        id: orders.id,
        title: events.title,
        slug: events.slug,
        startsAt: events.startsAt,
        quantity: orders.quantity,
        totalCents: orders.totalCents,
        status: orders.status,
      })
      .from(orders)
      .innerJoin(events, eq(events.id, orders.eventId))
      .where(eq(orders.userId, session.userId))
      .orderBy(desc(orders.createdAt)),
  ]);
  return { userId: session.userId, name: session.name, creditCents: me?.creditCents ?? 0, orders: mine };
}
