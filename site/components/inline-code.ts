/** Owns short texts of authors in which code is written with backticks. Pure. */

export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/** "Ask `auth()` first" as its pieces, in order. */
export const piecesOf = (text: string): Piece[] =>
  text.split('`').map((piece, index) => ({ text: piece, isCode: index % 2 === 1 }));

/** The same as it is heard: without the backticks. */
export const plainWords = (text: string): string => text.replaceAll('`', '');
