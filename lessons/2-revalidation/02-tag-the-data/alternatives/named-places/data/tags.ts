// Owns the names of cached things, so that a reader's tag and a writer's cannot drift apart.

/** Lists of events, whose members can change. */
export const EVENTS_TAG = 'events';

/** Everything cached that shows this event alone. */
export const eventTag = (eventId: string): string => `event:${eventId}`;

/** What this address answers, be it an event or nothing. */
export const addressTag = (slug: string): string => `address:${slug}`;

/** The programme of this venue. */
export const venueTag = (venueId: string): string => `venue:${venueId}`;
