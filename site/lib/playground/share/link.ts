/**
 * Owns the link that carries a playground: `#v1.<letters>.<check sum>`. The fragment of an address is sent to no server.
 * A link holds what differs from the base, and nothing of the base. Files go whole, so that a link outlives a new version
 * of the course; only where that makes it longer than what goes anywhere do they go as edits of the base's lines.
 */
import * as z from 'zod';
import { checkSum } from '../../envelope/check-sum.ts';
import { packFragment, unpackFragment } from '../../envelope/fragment.ts';
import { fromBase64, toBase64 } from '../../envelope/squeeze.ts';
import type { Files } from '../../files/files.ts';
import { ONE_LINE } from '../../files/one-line.ts';
import { baseShape } from '../base.ts';
import type { Base, PlaygroundCode } from '../code.ts';
import { isRefused, judgeChanges, type Refused, refused } from '../foreign.ts';
import {
  GOES_ANYWHERE,
  LONGEST_LINK,
  MAX_CHANGES,
  MAX_CHECKS,
  MAX_NAME,
  MAX_UNPACKED_LINK,
} from '../limits.ts';
import type { PackageChange } from '../packages.ts';
import { cleanName } from '../saved.ts';
import { applyEdits, editsBetween, lineEditsShape } from './line-edits.ts';

const VERSION = 1;

const path = z.string().max(240);
/** A list, not an object: of two files with one name an object would hide one. */
const fileShape = z.union([
  z.tuple([z.literal('text'), path, z.string()]),
  z.tuple([z.literal('bytes'), path, z.base64()]),
  z.tuple([z.literal('gone'), path]),
  /** With the check sum of the base's text that the edits were made over. */
  z.tuple([z.literal('edits'), path, z.string().regex(/^[0-9a-f]{8}$/), lineEditsShape]),
]);
type LinkedFile = z.infer<typeof fileShape>;
const linkShape = z.strictObject({
  // What is shown of somebody else must not change how the rest of the page reads.
  name: z.string().trim().min(1).max(MAX_NAME).regex(ONE_LINE),
  base: baseShape,
  madeFor: z
    .string()
    .regex(/^[0-9a-f]{1,64}$/)
    .nullable(),
  files: z.array(fileShape).max(MAX_CHANGES),
  checks: z.string().max(MAX_CHECKS).nullable(),
});
type Linked = z.infer<typeof linkShape>;

const wholeFile = (path: string, contents: Files[string] | null): LinkedFile => {
  if (contents === null) return ['gone', path];
  return typeof contents === 'string' ? ['text', path, contents] : ['bytes', path, toBase64(contents)];
};

const shorterFile = (path: string, contents: Files[string] | null, base: Files): LinkedFile => {
  const whole = wholeFile(path, contents);
  const before = Object.hasOwn(base, path) ? base[path] : undefined;
  if (typeof contents !== 'string' || typeof before !== 'string') return whole;
  const edits = editsBetween(before, contents);
  if (!edits) return whole;
  const asEdits: LinkedFile = ['edits', path, checkSum(before), edits];
  return JSON.stringify(asEdits).length < JSON.stringify(whole).length ? asEdits : whole;
};

const fragmentOf = async (linked: Linked): Promise<string> =>
  `#${await packFragment(JSON.stringify(linked), VERSION)}`;

export type PackedLink =
  | {
      readonly kind: 'link';
      readonly href: string;
      /** It fits into every message and every address bar. */
      readonly goesAnywhere: boolean;
    }
  | { readonly kind: 'too-long'; readonly length: number }
  /** Nobody could open it. */
  | Refused;

/**
 * @param page The address that opens links, without a fragment.
 * @param base Every file of the playground's base.
 */
export async function packLink(code: PlaygroundCode, base: Files, page: string): Promise<PackedLink> {
  const judged = judgeChanges(code.changes, base);
  if (judged.kind === 'refused') return judged;
  if ((code.checks?.length ?? 0) > MAX_CHECKS) return refused('The checks are too long for a link.');
  const changes = Object.entries(judged.changes).sort(([a], [b]) => (a < b ? -1 : 1));
  const linked = (pack: (path: string, contents: Files[string] | null) => LinkedFile): Linked => ({
    name: cleanName(code.name) ?? 'Playground',
    base: code.base,
    madeFor: code.madeFor,
    files: changes.map(([path, contents]) => pack(path, contents)),
    checks: code.checks,
  });
  const whole = linked(wholeFile);
  const raw = new TextEncoder().encode(JSON.stringify(whole)).length;
  if (raw > MAX_UNPACKED_LINK) return { kind: 'too-long', length: raw };
  let href = page + (await fragmentOf(whole));
  if (href.length > GOES_ANYWHERE) {
    const shorter = page + (await fragmentOf(linked((path, contents) => shorterFile(path, contents, base))));
    if (shorter.length < href.length) href = shorter;
  }
  if (href.length > LONGEST_LINK) return { kind: 'too-long', length: href.length };
  return { kind: 'link', href, goesAnywhere: href.length <= GOES_ANYWHERE };
}

/** Somebody else's playground, read and judged. Nothing of it has run. */
export interface SharedCode {
  readonly code: PlaygroundCode;
  readonly packages: readonly PackageChange[];
}

export type ReadLink = { readonly kind: 'read'; readonly shared: SharedCode } | Refused;

/** Whether the fragment of an address is meant to be a link to a playground, whatever is in it. */
export const isLink = (fragment: string): boolean => /^#v\d+\./.test(fragment);

const unpack = async (fragment: string): Promise<{ kind: 'read'; linked: Linked } | Refused> => {
  const limits = { version: VERSION, longest: LONGEST_LINK, text: MAX_UNPACKED_LINK };
  const text = await unpackFragment(fragment.replace(/^#/, ''), limits);
  if (text.kind === 'refused') return text;
  let given: unknown;
  try {
    given = JSON.parse(text.text);
  } catch {
    return refused('The link is damaged: what is in it cannot be read.');
  }
  const parsed = linkShape.safeParse(given);
  if (parsed.success) return { kind: 'read', linked: parsed.data };
  const [issue] = parsed.error.issues;
  return refused(`The link is damaged at ${issue?.path.join(', ') || 'its beginning'}.`);
};

const readFile = (file: LinkedFile, base: Files): Files[string] | null | Refused => {
  if (file[0] === 'gone') return null;
  if (file[0] === 'text') return file[2];
  if (file[0] === 'bytes') return fromBase64(file[2]) ?? refused(`${file[1]} is damaged.`);
  const [, path, sum, edits] = file;
  const before = Object.hasOwn(base, path) ? base[path] : undefined;
  const other = `The link holds edits of ${path} as another version of this site has it.`;
  if (typeof before !== 'string' || checkSum(before) !== sum) return refused(other);
  return applyEdits(before, edits) ?? refused(`The edits of ${path} do not fit.`);
};

/**
 * Reads what a link holds. Nothing is run, kept or changed.
 * @param filesOf Every file of a base; null if this site has no such base.
 * @throws what `filesOf` throws.
 */
export async function readLink(
  fragment: string,
  filesOf: (base: Base) => Promise<Files | null>,
): Promise<ReadLink> {
  const unpacked = await unpack(fragment);
  if (unpacked.kind === 'refused') return unpacked;
  const { linked } = unpacked;
  const { name, base, madeFor, checks } = linked;
  const files = await filesOf(base);
  if (!files) return refused('The link began from a lesson or an example that this site does not have.');
  const changes = new Map<string, Files[string] | null>();
  for (const file of linked.files) {
    const path = file[1];
    if (changes.has(path)) return refused(`The link holds ${JSON.stringify(path.slice(0, 80))} twice.`);
    const contents = readFile(file, files);
    if (isRefused(contents)) return contents;
    changes.set(path, contents);
  }
  const judged = judgeChanges(Object.fromEntries(changes), files);
  if (judged.kind === 'refused') return judged;
  const code = { name, base, madeFor, changes: judged.changes, checks };
  return { kind: 'read', shared: { code, packages: judged.packages } };
}
