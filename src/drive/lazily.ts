import { type ComponentType, lazy } from 'react';

/** Load a component when it is first shown. The name says that its bytes come later. */
export function lazily<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load() }));
}
