// Owns reading an order that a browser sent.

export const MAX_QTY = 8;

interface Purchase {
  slug: string;
  qty: number;
}

/** The order in anything that may be sent; null if it holds none. Copies what it has looked at, and nothing else. */
export function readPurchase(sent: unknown): Purchase | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const { slug, qty } = sent as Partial<Record<keyof Purchase, unknown>>;
  if (typeof slug !== 'string') return null;
  // Neither NaN nor a text nor a list is an integer to it.
  if (typeof qty !== 'number' || !Number.isInteger(qty) || qty < 1 || qty > MAX_QTY) return null;
  return { slug, qty };
}
