/**
 * Owns the link that carries a cohort: `#cohort.v1.<letters>.<check sum>`. The fragment of an address is sent to no server. It
 * holds what the file holds, and is read by the same reader.
 */
import { checkSum } from '../playground/share/check-sum.ts';
import { squeeze, unsqueeze } from '../playground/share/squeeze.ts';
import { COHORT_LIMITS, type Cohort, packCohort, type ReadCohort, readCohort, refused } from './cohort.ts';

const VERSION = 1;
/** Characters of a fragment; no cohort comes near. */
const LONGEST = 20_000;
const FRAGMENT = /^#cohort\.v(\d{1,6})\.([A-Za-z0-9_-]+)\.([0-9a-f]{8})$/;

/** @param page The address that opens links, without a fragment. */
export async function cohortLink(cohort: Cohort, page: string): Promise<string> {
  const head = `v${VERSION}.${await squeeze(packCohort(cohort))}`;
  // The sum also gives a link an end that no chat program takes for punctuation.
  return `${page}#cohort.${head}.${checkSum(head)}`;
}

/** Whether the fragment of an address is meant to be a cohort, whatever is in it. */
export const isCohortLink = (fragment: string): boolean => fragment.startsWith('#cohort.');

/** Reads what a link holds. Nothing is kept or changed. */
export async function readCohortLink(fragment: string): Promise<ReadCohort> {
  if (fragment.length > LONGEST) return refused('The link is longer than any that this site makes.');
  const found = FRAGMENT.exec(fragment);
  if (!found) return refused('The link is cut or changed: a part of it is missing.');
  const [, version = '', letters = '', sum] = found;
  if (Number(version) > VERSION)
    return refused('The link was made by a newer version of this site. Reload the page, or open it there.');
  if (Number(version) < 1 || checkSum(`v${version}.${letters}`) !== sum)
    return refused('The link is cut or changed: it is not as it was made.');
  // Bounded while it unpacks: a few letters may unpack to a thousand times as many.
  const text = await unsqueeze(letters, COHORT_LIMITS.file);
  if (text.kind === 'large') return refused('The link unpacks to more than any that this site makes.');
  if (text.kind !== 'read') return refused('The link is damaged: it cannot be unpacked.');
  return readCohort(text.text);
}
