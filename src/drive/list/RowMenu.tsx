import { Fragment, useRef } from 'react';
import {
  Dialog,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  Popover,
  Separator,
} from 'react-aria-components';
import { findOnly } from '#drive/acts/work.ts';
import { useActs } from '#drive/acts.ts';
import { type Command, listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { showKeys } from '#drive/keys.ts';
import { sayChosen } from '#drive/selection/say-chosen.ts';
import type { Chosen } from '#drive/selection/selection.ts';
import { phone } from '#drive/use-phone.ts';

/** What a menu is about, and the element that it hangs on. */
export interface MenuPlace {
  readonly what: Chosen;
  readonly anchor: HTMLElement;
}

/** What can be done with the chosen rows; what their state forbids is greyed out. */
export function RowMenu({ place, onClose }: { place: MenuPlace; onClose: () => void }) {
  const { what, anchor } = place;
  const drive = useDrive();
  const { words } = drive;
  const trigger = useRef<HTMLElement>(anchor);
  const only = findOnly(what);
  const title = only ? only.name : sayChosen(what, drive);
  const label = sayName(words.actionsFor, { name: title });
  const handleChange = (isOpen: boolean) => !isOpen && onClose();
  const menu = (
    <Menu className="drive-menu-list" aria-label={label} onClose={onClose} autoFocus="first">
      <Entries what={what} />
    </Menu>
  );
  if (matchMedia(phone).matches) {
    return (
      <ModalOverlay className="drive-overlay" isOpen isDismissable onOpenChange={handleChange}>
        <Modal className="drive-modal drive-sheet">
          <Dialog aria-label={label}>
            <p className="drive-menu-title">{title}</p>
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

const groups = ['look', 'change', 'archive', 'trash'] as const;

function Entries({ what }: { what: Chosen }) {
  const drive = useDrive();
  const acts = useActs();
  const commands = listCommands(drive, acts, what);
  const shown = groups.filter((name) => commands.some(({ group }) => group === name));
  return shown.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && <Separator className="drive-menu-line" />}
      {commands
        .filter(({ group }) => group === name)
        .map((command) => (
          <Entry key={command.name} command={command} />
        ))}
    </Fragment>
  ));
}

function Entry({ command }: { command: Command }) {
  const { name, label, icon: Picture, may, run, group } = command;
  const keys = showKeys(name);
  return (
    <MenuItem
      className="drive-menu-entry"
      textValue={label}
      isDisabled={!may}
      onAction={run}
      data-tone={group === 'trash' ? 'bad' : undefined}
    >
      <Picture />
      <span>{label}</span>
      {keys && <kbd>{keys}</kbd>}
    </MenuItem>
  );
}
