import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import { useActs } from '#drive/acts.ts';
import { listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import { showKeys } from '#drive/keys.ts';
import type { Chosen } from '#drive/selection/selection.ts';
import { Frame } from './Frame.tsx';

/** Everything that can be done now, found by a few letters of its name. */
export function CommandsDialog({ what }: { what: Chosen }) {
  const drive = useDrive();
  const { words, dialog } = drive;
  const acts = useActs();
  const say = words.search;
  const { contains } = useFilter({ sensitivity: 'base' });
  const commands = listCommands(drive, acts, what).filter(
    ({ may, name }) => may && name !== 'commands',
  );
  return (
    <Frame title={say.commands}>
      <Autocomplete filter={contains}>
        <SearchField className="drive-commands-field" aria-label={say.commandsLabel} autoFocus>
          <Input className="drive-input" placeholder={say.commandsLabel} />
        </SearchField>
        <Menu
          className="drive-menu-list"
          aria-label={say.commands}
          renderEmptyState={() => <p className="drive-soft">{say.noCommand}</p>}
        >
          {commands.map(({ name, label, icon: Picture, run }) => (
            <MenuItem
              key={name}
              id={name}
              className="drive-menu-entry"
              textValue={label}
              onAction={() => {
                dialog.set(null);
                run();
              }}
            >
              <Picture />
              <span>{label}</span>
              {showKeys(name) && <kbd>{showKeys(name)}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Autocomplete>
    </Frame>
  );
}
