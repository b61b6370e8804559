/** Owns not waiting longer for something than one is willing to. */

/** @returns what `work` gives, or null if that takes too long; it goes on then, unheard. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  // Nobody is left to hear of it once it is too late.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
