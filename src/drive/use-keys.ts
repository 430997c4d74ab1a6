import { useEffect, useEffectEvent } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { useActs } from './acts.ts';
import { type Drive, useDrive } from './drive-context.ts';
import { decideKey, type KeyAct } from './keys.ts';
import { folderRoute } from './route.ts';

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
    event.preventDefault();
    perform(act, drive, (items) => void acts.remove(items));
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function perform(act: KeyAct, drive: Drive, remove: (items: readonly Item[]) => void): void {
  const { dialog, router, saying, scene } = drive;
  const { folder } = scene.get();
  const mayWrite = folder !== null && decideFolderAction(folder.state, 'write') === 'yes';
  const [item] = chosen(drive);
  switch (act) {
    case 'help':
      dialog.set({ kind: 'keys' });
      return;
    case 'undo':
      saying.undoLast();
      return;
    case 'up': {
      const parent = folder?.trail.at(-2);
      if (parent) router.go(folderRoute(folder?.trail.length === 2 ? null : parent.id));
      return;
    }
    case 'create':
      if (folder && mayWrite) dialog.set({ kind: 'create', parentId: folder.id });
      return;
    case 'rename':
      if (item && mayWrite && isFree(item, 'change')) dialog.set({ kind: 'rename', item });
      return;
    case 'remove':
      if (mayWrite) remove(chosen(drive).filter((row) => isFree(row, 'delete')));
  }
}

/** The rows that a key means: those that are chosen, else the one with the focus. */
function chosen({ selection, scene }: Drive): readonly Item[] {
  const { items } = scene.get();
  const ids = selection.get();
  if (ids.size > 0) return items.filter(({ id }) => ids.has(id));
  const focused = document.activeElement?.closest('[data-item]')?.getAttribute('data-item');
  return items.filter(({ id }) => id === focused);
}

function isFree(item: Item, action: 'change' | 'delete'): boolean {
  return item.kind === 'file' || decideFolderAction(item.state, action) === 'yes';
}
