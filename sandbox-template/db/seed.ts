// Owns the shop's first day: every row of a fresh database, drawn from one seed string.
import { venues as houses, shows } from './programme';
import { type Random, randomFrom } from './random';
import type { Comment, Event, Like, Order, User, Venue } from './schema';

export const DEFAULT_SEED = 'stagedoor';

export interface Rows {
  users: User[];
  venues: Venue[];
  events: Event[];
  orders: Order[];
  comments: Comment[];
  likes: Like[];
}

/**
 * All rows for a seed. Names, titles, slugs, words and dates are always the same; ids, prices, stock and the
 * canaries in `passwordHash` and `internalNote` come from the seed, so that nothing can be known beforehand.
 */
export function seedRows(seed: string): Rows {
  const random = randomFrom(seed);
  const venues: Venue[] = houses.map((house) => ({ id: random.id('ven'), ...house }));
  const [firstVenue, secondVenue] = venues as [Venue, Venue];
  const ana = person(random, 'Ana', null);
  const ben = person(random, 'Ben', null);
  const orla = person(random, 'Orla', firstVenue.id);
  const otto = person(random, 'Otto', secondVenue.id);

  const events: Event[] = shows.map(({ venue, basePrice, startsAt, ...show }) => ({
    ...show,
    id: random.id('evt'),
    venueId: (venue === 0 ? firstVenue : secondVenue).id,
    startsAt: new Date(startsAt),
    priceCents: basePrice + 50 * random.between(-6, 12),
    stock: random.between(9, 60),
  }));
  const event = (slug: string): Event => {
    const found = events.find((candidate) => candidate.slug === slug);
    if (!found) throw new Error(`The programme has no event "${slug}".`);
    return found;
  };

  const order = (who: User, slug: string, day: string, status: Order['status'] = 'paid'): Order => {
    const quantity = random.between(1, 4);
    const { id: eventId, priceCents } = event(slug);
    const createdAt = new Date(`2026-${day}Z`);
    const totalCents = priceCents * quantity;
    return { id: random.id('ord'), userId: who.id, eventId, quantity, totalCents, status, createdAt };
  };
  const comment = (who: User, slug: string, day: string, body: string): Comment => {
    const createdAt = new Date(`2026-${day}Z`);
    return { id: random.id('com'), eventId: event(slug).id, userId: who.id, body, createdAt };
  };
  const like = (who: User, slug: string): Like => {
    return { id: random.id('lik'), userId: who.id, eventId: event(slug).id };
  };

  return {
    users: [ana, ben, orla, otto],
    venues,
    events,
    orders: [
      order(ana, 'the-glass-orchard', '11-02T10:14:00'),
      order(ben, 'gala', '11-03T18:40:00'),
      order(ana, 'night-bus-to-lisbon', '11-05T08:02:00'),
      order(ben, 'the-glass-orchard', '11-09T21:26:00'),
      order(ana, 'small-hours', '11-12T12:31:00', 'cancelled'),
      order(ana, 'the-understudies', '11-16T19:55:00'),
    ],
    comments: [
      comment(ben, 'gala', '11-04T09:12:00', 'Third year in a row. I have yet to win the raffle.'),
      comment(
        orla,
        'gala',
        '11-06T16:45:00',
        'We are lending them our ladder. You will know it when you see it.',
      ),
      comment(ana, 'the-glass-orchard', '11-03T11:20:00', 'Are the tomatoes for eating or only for acting?'),
      comment(orla, 'the-glass-orchard', '11-03T13:05:00', 'Acting on weekdays, eating on Saturdays.'),
      comment(ben, 'night-bus-to-lisbon', '11-10T20:08:00', 'Sit on the left. Trust me about the left.'),
    ],
    likes: [
      like(ben, 'gala'),
      like(orla, 'gala'),
      like(otto, 'gala'),
      like(ana, 'the-glass-orchard'),
      like(ben, 'the-glass-orchard'),
      like(ben, 'night-bus-to-lisbon'),
      like(ana, 'small-hours'),
    ],
  };
}

function person(random: Random, name: string, venueId: string | null): User {
  return {
    id: random.id('usr'),
    name,
    email: `${name.toLowerCase()}@stagedoor.test`,
    role: venueId === null ? 'buyer' : 'organiser',
    venueId,
    creditCents: 0,
    passwordHash: `scrypt$${random.text(16)}$${random.text(32)}`,
    internalNote: `note-${random.text(24)}`,
  };
}
