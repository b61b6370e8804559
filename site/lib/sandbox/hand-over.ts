/**
 * Owns how a sandbox server that was started before anybody asked for one learns whose it is. It is started with a word
 * in its environment, says that word when it waits, and gets as its first line what others get as environment.
 */
import * as z from 'zod';
import { encodeLine } from './protocol.ts';

/** Variable with the word that a server says when it waits; a server that has it belongs to nobody yet. */
export const WAIT_VARIABLE = 'LAB_WAIT';

/** @returns What a server prints, as one line, when it waits for its owner. Nobody else knows the word. */
export const waitingLine = (word: string): string => encodeLine(word, 'waiting');

/** What a server has to know of whoever it serves, by the names of its environment. */
export const ownerVariables = z.strictObject({
  /** Marks the lines of the protocol. */
  LAB_NONCE: z.string().min(16),
  LAB_SITE_ORIGIN: z.url(),
  /** Origins of pages around the site's own, where it is embedded, with spaces between. */
  LAB_FRAMED_BY: z
    .string()
    .regex(/^(https?:\/\/[\w.:[\]-]+( |$))*$/)
    .default(''),
  LAB_SEED: z.string().default('stagedoor'),
  LAB_BUNDLER: z.enum(['turbopack', 'webpack']).default('turbopack'),
  /** 0 for free ports. */
  LAB_FIRST_PORT: z.coerce.number().int().min(0).max(65_000).default(0),
});
export type OwnerVariables = z.infer<typeof ownerVariables>;

/** @returns The line that gives a waiting server to its owner, or null if these are not an owner's variables alone. */
export function encodeHandOver(variables: Readonly<Record<string, string>>): string | null {
  return ownerVariables.safeParse(variables).success ? `${JSON.stringify(variables)}\n` : null;
}

/** @throws if the line does not say whose the server is. */
export const decodeHandOver = (line: string): OwnerVariables => ownerVariables.parse(JSON.parse(line));
