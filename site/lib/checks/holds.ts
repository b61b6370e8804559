/** Owns what the parts of a check tell each other about replies that the check itself keeps back. */

/**
 * How many replies wait at this moment because the check holds them: counted from when a reply is there and held until it
 * is let go in whatever way. A page that waits for nothing else is quiet.
 */
export interface Holds {
  count: number;
}
