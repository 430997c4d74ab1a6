import { type ComponentType, lazy, useState } from 'react';

const failed = new Set<() => void>();

/** Let what did not come be asked for once more. Before that its error stays, or it would try for ever. */
export function askAnew(): void {
  for (const again of failed) again();
  failed.clear();
}

/**
 * Load a component when it is first shown, or before that by `load`. The name says that its bytes come
 * later; once they are there, it is shown in the same moment, so that no key falls in between.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | null = null;
  const loadOnce = async () => {
    try {
      loaded ??= await load();
      return { default: loaded };
    } catch (error) {
      failed.add(() => {
        Later = lazy(loadOnce);
      });
      throw error;
    }
  };
  let Later = lazy(loadOnce);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each file, as `lazy` is.
  function Lazily(props: Props) {
    // The same one for as long as it is shown: another type would lose what it has in mind.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Later);
    return <Shown {...props} />;
  }
  return Object.assign(Lazily, { load: loadOnce });
}
