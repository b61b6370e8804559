/**
 * Edits in both profiles, in an app of few routes: every edit has all of them compiled anew. See behaviours.test.ts.
 */
import { edits } from './behaviours/edits.ts';
import { compareProfiles } from './profiles.ts';

compareProfiles([edits]);
