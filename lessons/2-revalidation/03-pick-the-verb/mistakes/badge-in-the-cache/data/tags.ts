// Owns the names of cached things, so that a reader's tag and a writer's cannot drift apart.

/** Lists of events, whose members can change. */
export const EVENTS_TAG = 'events';

/** Everything cached that shows this event. */
export const eventTag = (eventId: string): string => `event:${eventId}`;

/** How often this event was shared. */
export const sharesTag = (eventId: string): string => `shares:${eventId}`;

/** What one organiser has not read yet. */
export const unreadTag = (userId: string): string => `unread:${userId}`;
