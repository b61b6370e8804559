/** Owns doing the same with many things, some of them at a time. */

/**
 * Works through items, at most `lanes` of them at once, in their order.
 * @returns what came of each, in the order of the items.
 * @throws what the first one that failed threw; what has begun by then goes on, and nothing else begins.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const walk = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, walk));
  return results;
}
