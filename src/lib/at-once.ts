/** Do the same to each, so many at once, and answer in their order. The first failure ends it. */
export async function atOnce<Item, Result>(
  limit: number,
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // One list for all: whoever is free takes the next.
  const left = items.entries();
  async function work(): Promise<void> {
    for (const [at, item] of left) results[at] = await act(item);
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
