import { useEffect, useEffectEvent } from 'react';
import { useActs } from './acts.ts';
import { findCommand, listCommands } from './commands.ts';
import { useDrive } from './drive-context.ts';
import { decideKey } from './keys.ts';
import { findMeant } from './selection/meant.ts';

/** Answer the keys that work anywhere on the page of the drive, wherever the focus is. */
export function useKeys(): void {
  const drive = useDrive();
  const acts = useActs();
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || drive.dialog.get() !== null) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest('[role="menu"], [role="dialog"]'))
      return;
    // A ticked box is an input, but nothing is typed into it.
    const isTyping = target.matches('input:not([type="checkbox"]), textarea, select');
    const act = decideKey(event, isTyping);
    if (act === null) return;
    // Text that somebody marked on the page is theirs to copy.
    if (act === 'copy' && getSelection()?.isCollapsed === false) return;
    const command = findCommand(listCommands(drive, acts, findMeant(drive)), act);
    if (command === null && act === 'letGo') return;
    event.preventDefault();
    command?.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event);
    // The site's own Ctrl+K opens its search; in the drive it is asked on the way down, before that.
    const first = (event: KeyboardEvent) => {
      if (decideKey(event, false) !== 'commands') return;
      event.stopPropagation();
      handleKey(event);
    };
    document.addEventListener('keydown', listener);
    document.addEventListener('keydown', first, { capture: true });
    return () => {
      document.removeEventListener('keydown', listener);
      document.removeEventListener('keydown', first, { capture: true });
    };
  }, []);
}
