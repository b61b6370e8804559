/** Owns the link that carries a cohort: `#cohort.` and the file's text, packed. It is read by the file's own reader. */
import { packFragment, unpackFragment } from '../envelope/fragment.ts';
import { COHORT_LIMITS, type Cohort, packCohort, type ReadCohort, readCohort } from './cohort.ts';

const VERSION = 1;
/** Characters of a fragment; no cohort comes near. */
const LONGEST = 20_000;
const BEGINNING = '#cohort.';

/** @param page The address that opens links, without a fragment. */
export const cohortLink = async (cohort: Cohort, page: string): Promise<string> =>
  page + BEGINNING + (await packFragment(packCohort(cohort), VERSION));

/** Whether the fragment of an address is meant to be a cohort, whatever is in it. */
export const isCohortLink = (fragment: string): boolean => fragment.startsWith(BEGINNING);

/** Reads what a link holds. Nothing is kept or changed. */
export async function readCohortLink(fragment: string): Promise<ReadCohort> {
  const limits = { version: VERSION, longest: LONGEST, text: COHORT_LIMITS.file };
  const unpacked = await unpackFragment(fragment.slice(BEGINNING.length), limits);
  return unpacked.kind === 'read' ? readCohort(unpacked.text) : unpacked;
}
