import { Button } from 'react-aria-components';
import { useActs } from '#drive/acts.ts';
import { findCommand, listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import { nothing } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';

/** The button that turns rows into tiles and back. */
export function LayoutButton() {
  const drive = useDrive();
  const acts = useActs();
  useStore(drive.layout, (value) => value);
  const command = findCommand(listCommands(drive, acts, nothing), 'layout');
  if (!command) return null;
  const { label, icon: Picture, run } = command;
  return (
    <Button className="drive-icon-button drive-layout-button" aria-label={label} onPress={run}>
      <Picture />
    </Button>
  );
}
