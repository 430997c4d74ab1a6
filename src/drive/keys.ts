/** What a key does anywhere in the drive; the arrows and Enter belong to the list. */
export type KeyAct = 'rename' | 'remove' | 'create' | 'up' | 'undo' | 'help';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Decide what a key does. Where text is typed, keys belong to the text. */
export function decideKey(pressed: Pressed, isTyping: boolean): KeyAct | null {
  if (isTyping) return null;
  const { key, altKey, shiftKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  if (command) return key.toLowerCase() === 'z' && !altKey && !shiftKey ? 'undo' : null;
  if (altKey) return key === 'ArrowUp' ? 'up' : null;
  switch (key) {
    case 'F2':
      return 'rename';
    case 'Delete':
      return 'remove';
    case 'F7':
      return 'create';
    case '?':
      return 'help';
    default:
      return null;
  }
}
