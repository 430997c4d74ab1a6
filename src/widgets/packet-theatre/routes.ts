import { covers, parseAddress, parsePrefix } from './addresses.ts';
import type { Route, World } from './world.ts';

/** The route that wins, and the range of it that fitted: a prefix list stands for several. */
export type Best = { readonly route: Route; readonly range: string; readonly length: number };

/** All routes of a table; `local` is always there. */
export function routesOf(world: World, table: string): readonly Route[] {
  return [
    { range: world.range, target: 'local' },
    { range: world.ipv6Range, target: 'local' },
    ...(world.tables[table] ?? []),
  ];
}

/** Find the longest prefix that fits an address; null when none does. */
export function longestPrefix(
  routes: readonly Route[],
  address: string,
  prefixLists: World['prefixLists'] = {},
): Best | null {
  const wanted = parseAddress(address);
  if (!wanted) return null;
  const fitting = routes.flatMap((route) =>
    (prefixLists[route.range] ?? [route.range]).flatMap((range): Best[] => {
      const prefix = parsePrefix(range);
      return prefix && covers(prefix, wanted) ? [{ route, range, length: prefix.length }] : [];
    }),
  );
  return fitting.reduce<Best | null>(
    (best, one) => (best && best.length >= one.length ? best : one),
    null,
  );
}
