/** Owns what somebody's words about a place lead to: mail, a page, or nothing but the words. Pure. */

export interface Destination {
  /** As it is shown: the whole of the address, so that nobody is led elsewhere than they read. */
  readonly text: string;
  /** Null for words. */
  readonly href: string | null;
}

const MAIL = /^(?:mailto:)?([A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63})$/i;

/** An address of the web; null for one that is no https, or that hides its host behind a name. */
const pageOf = (text: string): string | null => {
  if (!/^https:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  const { href, username, password } = new URL(text);
  return username === '' && password === '' ? href : null;
};

/** @param subject Of a mail. */
export function destinationOf(words: string, subject: string): Destination {
  const [, address] = MAIL.exec(words) ?? [];
  if (address) return { text: address, href: `mailto:${address}?subject=${encodeURIComponent(subject)}` };
  const page = pageOf(words);
  return page ? { text: page, href: page } : { text: words, href: null };
}
