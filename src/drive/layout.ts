import { type Store, store } from './store.ts';

/** How folders and files are shown: in rows, or as tiles with their small pictures. */
export type Layout = 'rows' | 'grid';

const name = 'drive-layout';

/** Hold how things are shown, and remember it where the browser lets us. */
export function rememberedLayout(view: {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
}): Store<Layout> {
  const layout = store<Layout>(read() === 'grid' ? 'grid' : 'rows');
  layout.subscribe(() => {
    try {
      view.localStorage.setItem(name, layout.get());
    } catch {
      // Storage is switched off or full: it holds for this visit.
    }
  });
  return layout;

  function read(): string | null {
    try {
      return view.localStorage.getItem(name);
    } catch {
      return null;
    }
  }
}
