/**
 * Owns which paths somebody else's code may have: stricter than what a person may make in their own playground, since
 * nobody has looked at it, and it has to be the same file on every system. Pure.
 */
import { assertSafePath } from '../files/files.ts';
import { OWN_CHECKS } from './from-edits.ts';

/** No tilde: on Windows `NODE_M~1` is `node_modules`. No percent sign: somebody would decode it. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_@$()[\]][A-Za-z0-9_@$()[\].+=,; -]*$/;
const LOCKFILE =
  /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|deno\.lock)$/i;
const MADE_BY_NEXT = /^next-env\.d\.ts$|\.tsbuildinfo$/i;

const whyNotSegment = (segment: string): string | null => {
  const name = segment.toLowerCase();
  if (name === '.lab') return 'lies in the lab’s own folder';
  if (/^\.env($|\.)/.test(name)) return 'would set the environment of the app';
  if (name.startsWith('.')) return 'is hidden: a name begins with a dot';
  if (name === 'node_modules') return 'lies in node_modules, which belongs to the packages';
  if (!/^[\x20-\x7e]*$/.test(segment)) return 'has a character that may look like another';
  if (!PLAIN_SEGMENT.test(segment)) return 'has a character that is not the same everywhere';
  return null;
};

/** @returns why a file of somebody else's code cannot have this path, in a sentence; null if it can. */
export function whyNotPath(path: string): string | null {
  try {
    assertSafePath(path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const segments = path.split('/');
  const wrong = segments.map(whyNotSegment).find((why) => why !== null);
  const name = segments.at(-1) ?? '';
  const why =
    wrong ??
    (path.toLowerCase() === OWN_CHECKS ? 'is the place of the playground’s own checks' : null) ??
    (LOCKFILE.test(name) ? 'would choose what npm installs' : null) ??
    (MADE_BY_NEXT.test(name) ? 'is made by Next.js itself' : null);
  return why && `The path ${JSON.stringify(path.slice(0, 80))} ${why}.`;
}
