import { Button, FileTrigger } from 'react-aria-components';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { findCommand, listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import {
  FactsIcon,
  PasteIcon,
  PlusFolderIcon,
  UploadFolderIcon,
  UploadIcon,
} from '#drive/icons.tsx';
import { mayIn } from '#drive/item.ts';
import { readFiles } from '#drive/plan/found.ts';
import type { FolderRoute } from '#drive/route.ts';
import { nothing } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';
import { LayoutButton } from './LayoutButton.tsx';
import { SortMenu } from './SortMenu.tsx';

/** The acts of the folder that is open. */
export function Toolbar({ folder, route }: { folder: FolderAnswer; route: FolderRoute }) {
  const { words, dialog, bringing } = useDrive();
  const mayWrite = mayIn(folder, 'write');
  return (
    <div className="drive-tools">
      <FileTrigger
        allowsMultiple
        onSelect={(files) => files && void bringing.bring(readFiles([...files]), folder)}
      >
        <Button className="button" isDisabled={!mayWrite}>
          <UploadIcon />
          {words.upload}
        </Button>
      </FileTrigger>
      <FileTrigger
        acceptDirectory
        onSelect={(files) => files && void bringing.bring(readFiles([...files]), folder)}
      >
        <Button
          className="drive-icon-button drive-folder-button"
          aria-label={words.uploads.folder}
          isDisabled={!mayWrite}
        >
          <UploadFolderIcon />
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
      <PasteButton />
      <SortMenu route={route} />
      <LayoutButton />
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

/** What waits to be pasted has a button here: a phone has no Ctrl+V. */
function PasteButton() {
  const drive = useDrive();
  const acts = useActs();
  useStore(drive.clipboard, (held) => held);
  const paste = findCommand(listCommands(drive, acts, nothing), 'paste');
  if (!paste) return null;
  return (
    <Button className="button button-quiet" onPress={paste.run}>
      <PasteIcon />
      {paste.label}
    </Button>
  );
}
