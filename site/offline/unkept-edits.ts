/** Owns whether this page has edits that a reload would lose, because the browser refuses to keep them. */
import { atom } from 'nanostores';

/** Written by the lab. */
export const unkeptEdits = atom(false);
