/** Owns giving somebody a file that was made in the page. */

/** Lets the browser save a text or bytes as a file. */
export function giveFile(
  name: string,
  contents: string | Uint8Array<ArrayBuffer>,
  type: 'text/plain' | 'application/json' | 'application/zip',
): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([contents], { type }));
  link.download = name;
  link.click();
  // The browser has begun to read it by then, or never will.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
