// Owns the names of cached things, so that a reader's tag and a writer's cannot drift apart.

/** Lists of events, whose members can change. */
export const EVENTS_TAG = 'events';

/** Everything cached that shows this event. */
export const eventTag = (eventId: string): string => `event:${eventId}`;

/** What is found at an event's address. */
export const addressTag = (slug: string): string => `at:/events/${slug}`;
