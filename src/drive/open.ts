import type { Item } from '#domain/folders/contract.ts';
import { contentAddress, zipAddress } from './drive-api.ts';
import type { Drive } from './drive-context.ts';
import { mayRead, placeOf } from './item.ts';
import { fileRoute, folderRoute } from './route.ts';

/** Open a row: go into a folder, look at a file. */
export function openItem({ router, scene, saying, words }: Drive, item: Item): void {
  const place = placeOf(item);
  if (item.kind === 'folder') {
    router.go(folderRoute(item.id));
    return;
  }
  const { folder } = scene.get();
  const state = folder?.state ?? 'active';
  if (mayRead(folder)) router.go(fileRoute(place ? folderRoute(place.id) : router.get(), item.id));
  else if (state !== 'active') saying.tell(words.banner[state], { tone: 'bad' });
}

/** Let the browser download a file, with the name that the server gives it. */
export function download({ id, name }: { id: string; name: string }): void {
  take(contentAddress(id), name);
}

/** Let the browser download a folder with all that lies in it. */
export function downloadZip({ id, name }: { id: string; name: string }): void {
  take(zipAddress(id), `${name}.zip`);
}

function take(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
