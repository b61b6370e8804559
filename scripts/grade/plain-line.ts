/** Owns what others wrote as a line of a terminal: nothing in it moves the cursor, hides, or begins a line of its own. Pure. */
export const plainLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();
