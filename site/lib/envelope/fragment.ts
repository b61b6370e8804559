/**
 * Owns how a text travels in the fragment of an address, which is sent to no server: `v1.<letters>.<check sum>`. Whatever
 * arrives is the text that was packed, or refused with the reason.
 */
import { checkSum } from './check-sum.ts';
import { squeeze, unsqueeze } from './squeeze.ts';

const PACKED = /^v(\d{1,6})\.([A-Za-z0-9_-]+)\.([0-9a-f]{8})$/;

/** The sum also gives an address an end that no chat program takes for punctuation. */
export async function packFragment(text: string, version: number): Promise<string> {
  const head = `v${version}.${await squeeze(text)}`;
  return `${head}.${checkSum(head)}`;
}

export interface FragmentLimits {
  /** The newest version that can be read. */
  readonly version: number;
  /** Characters of the fragment. */
  readonly longest: number;
  /** Bytes of the text; it is bounded while it unpacks, since a few letters may unpack to a thousand times as many. */
  readonly text: number;
}

export type Unpacked =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): Unpacked => ({ kind: 'refused', why });

/** @param packed A fragment without its "#", and without what stands before the version. */
export async function unpackFragment(packed: string, limits: FragmentLimits): Promise<Unpacked> {
  if (packed.length > limits.longest)
    return refused(`The link is longer than any that this site makes (${limits.longest} characters).`);
  const found = PACKED.exec(packed);
  if (!found) return refused('The link is cut or changed: a part of it is missing.');
  const [, version = '', letters = '', sum] = found;
  if (Number(version) > limits.version)
    return refused('The link was made by a newer version of this site. Reload the page, or open it there.');
  if (Number(version) < 1 || checkSum(`v${version}.${letters}`) !== sum)
    return refused('The link is cut or changed: it is not as it was made.');
  const text = await unsqueeze(letters, limits.text);
  if (text.kind === 'large') return refused('The link unpacks to more than any that this site makes.');
  return text.kind === 'read' ? text : refused('The link is damaged: it cannot be unpacked.');
}
