// Owns the names of cached things, so that a reader's tag and a writer's cannot drift apart.

/** Lists of events, whose members can change. */
export const EVENTS_TAG = 'events';

/** Everything cached that shows this event. */
export const eventTag = (eventId: string): string => `event:${eventId}`;

/** That there is no event at this address. */
export const nothingTag = (slug: string): string => `nothing:${slug}`;
