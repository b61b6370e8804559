/** Owns asking the browser not to clear away what people typed when it needs room. */

let hasAsked = false;

/** Asks once per page. Firefox asks the person in turn, so this is for a moment at which nobody is typing. */
export async function askToPersist(): Promise<void> {
  if (hasAsked) return;
  hasAsked = true;
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  try {
    if (!(await storage?.persisted())) await storage?.persist();
  } catch {
    // A browser that cannot be asked keeps drafts as long as it likes.
  }
}
