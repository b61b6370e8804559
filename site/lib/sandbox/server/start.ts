/** Owns what this process was started with: for whom it runs the app, or that it is to wait until somebody wants it. */
import * as z from 'zod';
import { type OwnerVariables, ownerVariables, WAIT_VARIABLE } from '../hand-over.ts';
import type { Bundler } from './next-app.ts';

export type Start =
  | { readonly kind: 'owned'; readonly owner: OwnerVariables }
  /** `word` is what to say when it waits. */
  | { readonly kind: 'waiting'; readonly bundler: Bundler; readonly word: string };

const { LAB_BUNDLER: bundler } = ownerVariables.shape;
const waiting = z.object({ LAB_BUNDLER: bundler, [WAIT_VARIABLE]: z.string().min(16) });
const owned = z.object(ownerVariables.shape);

/**
 * Takes what is ours out of the environment: the app has no business with it.
 * @throws if it says neither whose the app is nor that it is to wait.
 */
export function takeStart(environment: NodeJS.ProcessEnv): Start {
  const given = { ...environment };
  for (const name of [WAIT_VARIABLE, ...Object.keys(ownerVariables.shape)]) delete environment[name];
  if (given[WAIT_VARIABLE] === undefined) return { kind: 'owned', owner: owned.parse(given) };
  const { LAB_BUNDLER, [WAIT_VARIABLE]: word } = waiting.parse(given);
  return { kind: 'waiting', bundler: LAB_BUNDLER, word };
}
