import { type ReactNode, useRef } from 'react';
import {
  Dialog,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  Popover,
  Separator,
} from 'react-aria-components';
import type { FolderState, Item } from '#domain/folders/contract.ts';
import { decideFolderAction, type FolderDecision } from '#domain/folders/rules.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import {
  BackIcon,
  CloseIcon,
  DownloadIcon,
  FactsIcon,
  LookIcon,
  OpenIcon,
  PencilIcon,
  SnowIcon,
  TrashIcon,
} from '#drive/icons.tsx';
import { download, useOpen } from '#drive/use-open.ts';
import { phone } from '#drive/use-phone.ts';

/** Which row a menu is for, and the button that it hangs on. */
export interface MenuPlace {
  readonly item: Item;
  readonly anchor: HTMLElement;
}

/** What can be done with one row; what its state forbids is greyed out. */
export function RowMenu({ place, onClose }: { place: MenuPlace; onClose: () => void }) {
  const { item, anchor } = place;
  const { words } = useDrive();
  const trigger = useRef<HTMLElement>(anchor);
  const label = sayName(words.actionsFor, item);
  const handleChange = (isOpen: boolean) => !isOpen && onClose();
  const menu = (
    <Menu className="drive-menu-list" aria-label={label} onClose={onClose} autoFocus="first">
      {item.kind === 'folder' ? <FolderEntries item={item} /> : <FileEntries item={item} />}
    </Menu>
  );
  if (matchMedia(phone).matches) {
    return (
      <ModalOverlay className="drive-overlay" isOpen isDismissable onOpenChange={handleChange}>
        <Modal className="drive-modal drive-sheet">
          <Dialog aria-label={label}>
            <p className="drive-menu-title">{item.name}</p>
            {menu}
          </Dialog>
        </Modal>
      </ModalOverlay>
    );
  }
  return (
    <Popover
      className="drive-menu"
      aria-label={label}
      triggerRef={trigger}
      placement="bottom end"
      isOpen
      onOpenChange={handleChange}
    >
      {menu}
    </Popover>
  );
}

function FolderEntries({ item }: { item: Extract<Item, { kind: 'folder' }> }) {
  const { words, dialog, scene } = useDrive();
  const open = useOpen();
  const acts = useActs();
  const may = (action: Parameters<typeof decideFolderAction>[1]) => decided(item.state, action);
  return (
    <>
      <Entry icon={<OpenIcon />} onAction={() => open(item)}>
        {words.open}
      </Entry>
      <Entry
        icon={<PencilIcon />}
        isDisabled={!may('change') || !mayWriteHere(scene.get().folder?.state)}
        keys="F2"
        onAction={() => dialog.set({ kind: 'rename', item })}
      >
        {words.rename}
      </Entry>
      <DetailsEntry item={item} />
      <Separator className="drive-menu-line" />
      {item.state === 'archiving' || item.state === 'restoring' ? (
        <Entry icon={<CloseIcon />} onAction={() => void acts.cancel(item)}>
          {item.state === 'archiving' ? words.stop : words.stopRestore}
        </Entry>
      ) : item.state === 'archived' ? (
        <Entry icon={<BackIcon />} onAction={() => dialog.set({ kind: 'restore', folder: item })}>
          {words.restore}
        </Entry>
      ) : (
        <Entry icon={<SnowIcon />} onAction={() => dialog.set({ kind: 'archive', folder: item })}>
          {words.archive}
        </Entry>
      )}
      <Separator className="drive-menu-line" />
      <Entry
        icon={<TrashIcon />}
        isDisabled={!may('delete')}
        keys="Delete"
        tone="bad"
        onAction={() => void acts.remove([item])}
      >
        {words.delete}
      </Entry>
    </>
  );
}

function FileEntries({ item }: { item: Extract<Item, { kind: 'file' }> }) {
  const { words, dialog, scene } = useDrive();
  const open = useOpen();
  const acts = useActs();
  const state = scene.get().folder?.state;
  return (
    <>
      <Entry
        icon={<LookIcon />}
        isDisabled={!decided(state, 'read')}
        keys="Enter"
        onAction={() => open(item)}
      >
        {words.open}
      </Entry>
      <Entry
        icon={<DownloadIcon />}
        isDisabled={!decided(state, 'read')}
        onAction={() => download(item)}
      >
        {words.download}
      </Entry>
      <Entry
        icon={<PencilIcon />}
        isDisabled={!mayWriteHere(state)}
        keys="F2"
        onAction={() => dialog.set({ kind: 'rename', item })}
      >
        {words.rename}
      </Entry>
      <DetailsEntry item={item} />
      <Separator className="drive-menu-line" />
      <Entry
        icon={<TrashIcon />}
        isDisabled={!mayWriteHere(state)}
        keys="Delete"
        tone="bad"
        onAction={() => void acts.remove([item])}
      >
        {words.toTrash}
      </Entry>
    </>
  );
}

function DetailsEntry({ item }: { item: Item }) {
  const { words, details, selection } = useDrive();
  const handleAction = () => {
    selection.set(new Set([item.id]));
    details.set(true);
  };
  return (
    <Entry icon={<FactsIcon />} keys="Alt Enter" onAction={handleAction}>
      {words.details.show}
    </Entry>
  );
}

function decided(
  state: FolderState | undefined,
  action: Parameters<typeof decideFolderAction>[1],
): boolean {
  const decision: FolderDecision = decideFolderAction(state ?? 'active', action);
  return decision === 'yes' || decision === 'same-job';
}

function mayWriteHere(state: FolderState | undefined): boolean {
  return decided(state, 'write');
}

interface EntryProps {
  readonly icon: ReactNode;
  readonly children: string;
  readonly onAction: () => void;
  readonly isDisabled?: boolean;
  readonly keys?: string;
  readonly tone?: 'bad';
}

function Entry({ icon, children, onAction, isDisabled = false, keys, tone }: EntryProps) {
  return (
    <MenuItem
      className="drive-menu-entry"
      textValue={children}
      isDisabled={isDisabled}
      onAction={onAction}
      data-tone={tone}
    >
      {icon}
      <span>{children}</span>
      {keys && <kbd>{keys}</kbd>}
    </MenuItem>
  );
}
