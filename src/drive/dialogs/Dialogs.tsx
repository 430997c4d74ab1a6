import { ShareDialog } from '#drive/sharing/ShareDialog.tsx';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import { CommandsDialog } from './CommandsDialog.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import type { Dialog } from './dialog.ts';
import { ForgetDialog } from './ForgetDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import { PlaceDialog } from './PlaceDialog.tsx';
import { RefusedDialog } from './RefusedDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';

/** The dialog that is open. All of them are one file to load, at the first that is asked for. */
export function Dialogs({ open }: { open: Dialog }) {
  switch (open.kind) {
    case 'create':
      return <NameDialog parentId={open.parentId} />;
    case 'rename':
      return <NameDialog item={open.item} />;
    case 'share':
      return <ShareDialog item={open.item} />;
    case 'remove':
      return <RemoveDialog folder={open.folder} holding={open.holding} />;
    case 'archive':
      return <ArchiveDialog folder={open.folder} />;
    case 'restore':
      return <RestoreDialog folder={open.folder} />;
    case 'discard':
      return <DiscardDialog folder={open.folder} />;
    case 'place':
      return <PlaceDialog {...open} />;
    case 'refused':
      return <RefusedDialog wish={open.wish} act={open.act} />;
    case 'forget':
      return <ForgetDialog items={open.items} total={open.total} />;
    case 'commands':
      return <CommandsDialog what={open.what} />;
    case 'keys':
      return <KeysDialog />;
  }
}
