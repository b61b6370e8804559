// Owns asking the statistics company for a number, such as how many people look at an event right now.
import 'server-only';
import { madeUpCount } from './made-up-count';
import { reach, upstreamHost } from './service';

export const counter = {
  /**
   * Reads a number that changes without us, and slowly: cache it.
   * @param name what is counted, such as `sold-today:gala`
   * @throws if the statistics service fails
   */
  async read(name: string): Promise<number> {
    await reach('counter', [name]);
    return upstreamHost()?.count(name) ?? madeUpCount(name);
  },
};
