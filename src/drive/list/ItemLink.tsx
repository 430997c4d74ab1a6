import type { FileItem, FolderItem, Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { mayRead, placeOf } from '#drive/item.ts';
import { useRoute } from '#drive/queries.ts';
import { fileRoute, folderRoute } from '#drive/route.ts';
import { useStore } from '#drive/store.ts';

/** The name of a thing, as the link that opens it. */
export function ItemLink({ item }: { item: Item }) {
  return item.kind === 'folder' ? <FolderLink folder={item} /> : <FileLink file={item} />;
}

function FolderLink({ folder }: { folder: FolderItem }) {
  const { router } = useDrive();
  return (
    <a
      className="drive-name"
      href={router.address(folderRoute(folder.id))}
      tabIndex={-1}
      draggable="false"
      title={folder.name}
    >
      {folder.name}
    </a>
  );
}

function FileLink({ file }: { file: FileItem }) {
  const { scene, router } = useDrive();
  const route = useRoute();
  const place = placeOf(file);
  const isReadable = useStore(scene, ({ folder }) => mayRead(folder));
  // A closed folder gives no bytes: a link would only lead to a refusal.
  if (!isReadable) {
    return (
      <span className="drive-name" title={file.name}>
        {file.name}
      </span>
    );
  }
  return (
    <a
      className="drive-name"
      href={router.address(fileRoute(place ? folderRoute(place.id) : route, file.id))}
      tabIndex={-1}
      draggable="false"
      title={file.name}
    >
      {file.name}
    </a>
  );
}
