/** The caches of a browser, as far as our worker uses them. `room` is how many entries fit. */
export function fakeCaches({ room = Number.POSITIVE_INFINITY } = {}): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const pathOf = (asked: RequestInfo | URL) =>
    new URL(asked instanceof Request ? asked.url : asked, 'http://here').pathname;
  const count = () => [...all.values()].reduce((sum, { size }) => sum + size, 0);

  const open = (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>();
    all.set(name, entries);
    return {
      put: async (asked: RequestInfo | URL, response: Response) => {
        if (count() >= room) throw new DOMException('No room.', 'QuotaExceededError');
        entries.set(pathOf(asked), response);
      },
      match: async (asked: RequestInfo | URL) => entries.get(pathOf(asked))?.clone(),
      delete: async (asked: RequestInfo | URL) => entries.delete(pathOf(asked)),
      keys: async () => [...entries.keys()].map((path) => new Request(`http://here${path}`)),
    };
  };
  const caches = {
    open: async (name: string) => open(name),
    has: async (name: string) => all.has(name),
    delete: async (name: string) => all.delete(name),
    keys: async () => [...all.keys()],
    match: async (asked: RequestInfo | URL, { cacheName = '' } = {}) =>
      all.get(cacheName)?.get(pathOf(asked))?.clone(),
  };
  // What is not here is not used: a call of it would fail the test.
  return caches as unknown as CacheStorage;
}
