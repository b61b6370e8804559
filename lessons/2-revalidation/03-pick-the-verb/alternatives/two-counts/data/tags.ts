// Owns the names of cached things, so that a reader's tag and a writer's cannot drift apart.

/** Lists of events, whose members can change. */
export const EVENTS_TAG = 'events';

/** Everything cached that shows this event. */
export const eventTag = (eventId: string): string => `event:${eventId}`;

/** How often this event was shared here. */
export const ownSharesTag = (eventId: string): string => `own-shares:${eventId}`;

/** How often this event was shared elsewhere. */
export const sharesTag = (eventId: string): string => `shares:${eventId}`;
