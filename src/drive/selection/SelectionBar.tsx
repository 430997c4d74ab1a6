import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useActs } from '#drive/acts.ts';
import { listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import { CloseIcon, MoreIcon } from '#drive/icons.tsx';
import type { MenuPlace } from '#drive/list/RowMenu.tsx';
import { Part } from '#drive/shell/Part.tsx';
import { RowMenu } from '#drive/soon.ts';
import { useStore } from '#drive/store.ts';
import { sayChosen } from './say-chosen.ts';
import { countChosen } from './selection.ts';

/** What has a button of its own; the rest is in the menu. */
const inBar = ['share', 'moveTo', 'copyTo', 'remove'];

/** What is chosen and what can be done with it, at the foot of the list, where the thumb is. */
export function SelectionBar() {
  const drive = useDrive();
  const { words, selection, scene } = drive;
  const acts = useActs();
  const chosen = useStore(selection, (value) => value);
  // The state of the folder decides what may be done.
  useStore(scene, ({ folder }) => folder?.state);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  if (countChosen(chosen) === 0) return null;
  const commands = listCommands(drive, acts, chosen);
  return (
    <section className="drive-chosen" aria-label={words.chosen.label}>
      <Button
        className="drive-icon-button"
        aria-label={words.clearSelection}
        onPress={() => commands.find(({ name }) => name === 'letGo')?.run()}
      >
        <CloseIcon />
      </Button>
      <span className="drive-chosen-text">{sayChosen(chosen, drive)}</span>
      <span className="drive-chosen-acts">
        {commands
          .filter(({ name }) => inBar.includes(name))
          .map(({ name, label, icon: Picture, may, run }) => (
            <Button
              key={name}
              className={`drive-icon-button drive-chosen-${name}`}
              aria-label={label}
              isDisabled={!may}
              onPress={run}
            >
              <Picture />
            </Button>
          ))}
        <Button
          className="drive-icon-button"
          aria-label={words.chosen.more}
          aria-haspopup="menu"
          onPress={({ target }) => {
            if (target instanceof HTMLElement) setMenu({ what: chosen, anchor: target });
          }}
        >
          <MoreIcon />
        </Button>
      </span>
      <Part of={menu} onGone={() => setMenu(null)}>
        {menu && <RowMenu place={menu} onClose={() => setMenu(null)} />}
      </Part>
    </section>
  );
}
