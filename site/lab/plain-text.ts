/** Owns taking out of a line what only a terminal understands. Pure. */

const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out.
  /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** The text of a terminal's line, without colours, cursor movements and other control characters. */
export const plainText = (line: string): string => line.replace(ESCAPES, '');
