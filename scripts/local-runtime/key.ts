/** Owns the secret of one start: it travels in the link that is printed, so that no other local process has it. */
import { randomBytes } from 'node:crypto';

/** A fresh key of 144 bits, fit for a URL and for a WebSocket subprotocol. */
export const createKey = (): string => randomBytes(18).toString('base64url');

/** The link to print: the key is in the fragment, which browsers send to nobody. */
export const printedUrl = (origin: string, key: string, path = '/'): string => `${origin}${path}#key=${key}`;
