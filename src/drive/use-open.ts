import type { Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { contentAddress } from './drive-api.ts';
import { useDrive } from './drive-context.ts';
import { fileRoute, folderRoute } from './route.ts';

/** Open a row: go into a folder, look at a file. */
export function useOpen(): (item: Item) => void {
  const { router, scene, saying, words } = useDrive();
  return (item) => {
    if (item.kind === 'folder') {
      router.go(folderRoute(item.id));
      return;
    }
    const state = scene.get().folder?.state ?? 'active';
    const route = router.get();
    if (decideFolderAction(state, 'read') === 'yes') router.go(fileRoute(route, item.id));
    else if (state !== 'active') saying.tell(words.banner[state], { tone: 'bad' });
  };
}

/** Let the browser download a file, with the name that the server gives it. */
export function download({ id, name }: { id: string; name: string }): void {
  const link = document.createElement('a');
  link.href = contentAddress(id);
  link.download = name;
  link.click();
}
