/**
 * Do the same to each, so many at once, and answer in their order. After a failure no more are begun; it is
 * told when those that were have ended, so that nothing works on behind the caller's back.
 */
export async function atOnce<Item, Result>(
  limit: number,
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  // One list for all: whoever is free takes the next.
  const left = items.entries();
  async function work(): Promise<void> {
    for (const [at, item] of left) {
      if (failures.length > 0) return;
      try {
        results[at] = await act(item);
      } catch (cause) {
        failures.push(cause);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  if (failures.length > 0) throw failures[0];
  return results;
}
