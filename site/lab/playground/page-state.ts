/** Owns what this page has of playgrounds: the list of saved ones, and the bytes of their files. One of each for a page. */
import { indexedBinaries, openBinaries } from '../../lib/workspace/binaries.ts';
import { browserChannel, openSavedList } from './saved-list.ts';
import { indexedSaved } from './saved-store.ts';

export const savedList = openSavedList(indexedSaved(), browserChannel());
export const binaries = openBinaries(indexedBinaries());
