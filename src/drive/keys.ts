/** What a key does anywhere in the drive; the arrows and Enter belong to the list. */
export type KeyAct =
  | 'rename'
  | 'copyTo'
  | 'moveTo'
  | 'create'
  | 'share'
  | 'star'
  | 'remove'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'undo'
  | 'all'
  | 'search'
  | 'up'
  | 'commands'
  | 'letGo'
  | 'help';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface KeyRow {
  readonly act: KeyAct;
  readonly key: string;
  readonly held?: 'Ctrl' | 'Alt';
  /** How it is written on the map; the key itself when it is a word already. */
  readonly shown?: string;
}

/** Every key and what it does, in the order of the map. */
export const keyTable: readonly KeyRow[] = [
  { act: 'all', key: 'a', held: 'Ctrl' },
  { act: 'letGo', key: 'Escape', shown: 'Esc' },
  { act: 'rename', key: 'F2' },
  { act: 'copyTo', key: 'F5' },
  { act: 'moveTo', key: 'F6' },
  { act: 'create', key: 'F7' },
  { act: 'share', key: 'F9' },
  { act: 'star', key: '*' },
  { act: 'remove', key: 'Delete' },
  { act: 'cut', key: 'x', held: 'Ctrl' },
  { act: 'copy', key: 'c', held: 'Ctrl' },
  { act: 'paste', key: 'v', held: 'Ctrl' },
  { act: 'undo', key: 'z', held: 'Ctrl' },
  { act: 'up', key: 'ArrowUp', held: 'Alt', shown: '↑' },
  { act: 'search', key: '/' },
  { act: 'commands', key: 'k', held: 'Ctrl' },
  { act: 'help', key: '?' },
];

/** What is pressed for itself, and typed into no name: a list does not look for it. */
export const signs: readonly string[] = ['?', '/', '*'];

/** Decide what a key does. Where text is typed, keys belong to the text. */
export function decideKey(pressed: Pressed, isTyping: boolean): KeyAct | null {
  if (isTyping) return null;
  const { key, altKey, shiftKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  const row = keyTable.find(
    (row) =>
      row.key === (row.held === 'Ctrl' ? key.toLowerCase() : key) &&
      command === (row.held === 'Ctrl') &&
      altKey === (row.held === 'Alt') &&
      // A sign such as ? may need Shift; a letter or a named key with Shift is another one.
      (!shiftKey || signs.includes(row.key)),
  );
  return row?.act ?? null;
}

/** Write the keys of an act, such as "Ctrl Z"; nothing for an act without keys. */
export function showKeys(act: string): string | undefined {
  const row = keyTable.find((row) => row.act === act);
  if (!row) return undefined;
  const key = row.shown ?? (row.key.length === 1 ? row.key.toUpperCase() : row.key);
  return row.held ? `${row.held} ${key}` : key;
}
