import { Button, FileTrigger } from 'react-aria-components';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { CloseIcon, FactsIcon, PlusFolderIcon, TrashIcon, UploadIcon } from '#drive/icons.tsx';
import { isFile } from '#drive/item.ts';
import type { FolderRoute } from '#drive/route.ts';
import { useStore } from '#drive/store.ts';
import { SortMenu } from './SortMenu.tsx';

/** The acts of the folder that is open, or of the rows that are chosen. */
export function Toolbar({ folder, route }: { folder: FolderAnswer; route: FolderRoute }) {
  const { words, dialog, uploads } = useDrive();
  const mayWrite = decideFolderAction(folder.state, 'write') === 'yes';
  return (
    <div className="drive-tools">
      <FileTrigger
        allowsMultiple
        onSelect={(files) => files && void uploads.add([...files], folder)}
      >
        <Button className="button" isDisabled={!mayWrite}>
          <UploadIcon />
          {words.upload}
        </Button>
      </FileTrigger>
      <Button
        className="button button-quiet"
        isDisabled={!mayWrite}
        onPress={() => dialog.set({ kind: 'create', parentId: folder.id })}
      >
        <PlusFolderIcon />
        {words.newFolder}
      </Button>
      <Chosen />
      <SortMenu route={route} />
      <DetailsButton />
    </div>
  );
}

function DetailsButton() {
  const { words, details } = useDrive();
  const isOpen = useStore(details, (value) => value);
  return (
    <Button
      className="drive-icon-button"
      aria-label={words.details.show}
      aria-pressed={isOpen}
      onPress={() => details.set(!isOpen)}
    >
      <FactsIcon />
    </Button>
  );
}

function Chosen() {
  const { words, language, selection, scene } = useDrive();
  const acts = useActs();
  const selected = useStore(selection, (ids) => ids);
  const items = useStore(scene, ({ items }) => items).filter(({ id }) => selected.has(id));
  const state = useStore(scene, ({ folder }) => folder?.state ?? 'active');
  if (items.length < 2) return null;
  const mayWrite = decideFolderAction(state, 'write') === 'yes';
  return (
    <div className="drive-chosen">
      <span>{count(words.selected, items.length, language)}</span>
      <Button
        className="drive-icon-button"
        aria-label={words.toTrash}
        isDisabled={!mayWrite || !items.some(isFile)}
        onPress={() => void acts.remove(items)}
      >
        <TrashIcon />
      </Button>
      <Button
        className="drive-icon-button"
        aria-label={words.clearSelection}
        onPress={() => selection.set(new Set())}
      >
        <CloseIcon />
      </Button>
    </div>
  );
}
