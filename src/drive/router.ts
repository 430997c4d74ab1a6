import { folderRoute, formatRoute, parseRoute, type Route } from './route.ts';

/** Where the drive stands, kept in the browser's history so that Back and reload work. */
export interface Router {
  get(): Route;
  subscribe(listener: () => void): () => void;
  /** Go to a place. `replace` leaves no step to come back to. */
  go(route: Route, options?: { replace?: boolean }): void;
  /** Go to one of our own addresses, as a link holds it. An address elsewhere is loaded. */
  follow(address: string): void;
  address(route: Route): string;
}

/** Keep the place of the drive in the history of this window, below `base`. */
export function historyRouter(base: string, view: Window): Router {
  const read = () => parseRoute(view.location, base) ?? folderRoute(null);
  const listeners = new Set<() => void>();
  let route = read();
  const move = () => {
    route = read();
    for (const listener of listeners) listener();
  };
  view.addEventListener('popstate', move);

  const open = (address: string, replace = false) => {
    if (replace) view.history.replaceState(null, '', address);
    else view.history.pushState(null, '', address);
    move();
  };
  return {
    get: () => route,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go: (next, { replace = false } = {}) => open(formatRoute(next, base), replace),
    follow: (address) => {
      const url = new URL(address, view.location.href);
      const ours = url.origin === view.location.origin && parseRoute(url, base) !== null;
      if (ours) open(`${url.pathname}${url.search}`);
      else view.location.assign(url);
    },
    address: (next) => formatRoute(next, base),
  };
}
