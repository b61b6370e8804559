/** Owns giving somebody a file that was made in the page. */

/** Lets the browser save a text as a file. */
export function giveFile(name: string, text: string, type: 'text/plain' | 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has begun to read it by then, or never will.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
