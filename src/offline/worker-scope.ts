// What our service worker uses of its surroundings. TypeScript's own `webworker` library would stand
// beside that of the pages, and take the keys and the mouse from their events.

/** An event that keeps the worker alive until a promise has settled. */
interface LastingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

/** A page asks for something. */
interface FetchEvent extends LastingEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** A page says something. */
interface MessageFromPage extends LastingEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** The global object of a service worker. */
export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly location: { readonly origin: string };
  readonly registration: { unregister(): Promise<boolean> };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly { postMessage(message: unknown): void }[]>;
  };
  fetch(asked: string | Request, init?: RequestInit): Promise<Response>;
  addEventListener(type: 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageFromPage) => void): void;
}
