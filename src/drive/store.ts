import { useSyncExternalStore } from 'react';

/** A value that changes outside of React: whoever reads a part of it is redrawn for that part only. */
export interface Store<T> {
  get(): T;
  /** Replace the value. The same value again wakes nobody. */
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

/** Hold a value outside of React. */
export function store<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Read a part of a store. `select` must answer the same object for the same value. */
export function useStore<T, Part>(source: Store<T>, select: (value: T) => Part): Part {
  return useSyncExternalStore(source.subscribe, () => select(source.get()));
}
