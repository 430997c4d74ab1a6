import type { RefObject } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { isChosen } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';
import { takesDrops, useFolderDrop, useRowDrag } from './use-row-drag.ts';

/** What a row and a tile know of their thing: whether it is chosen, cut, shared, dragged or dropped on. */
export function useItem(item: Item, ref: RefObject<HTMLElement | null>) {
  const { selection, clipboard, scene, shared } = useDrive();
  const isSelected = useStore(selection, (chosen) => isChosen(chosen, item.id));
  const isShared = useStore(shared, (ids) => ids.has(item.id));
  const isCut = useStore(
    clipboard,
    (held) =>
      held?.action === 'move' &&
      held.homeId === (scene.get().folder?.id ?? null) &&
      isChosen(held.what, item.id),
  );
  const { dragProps, dragButtonProps, isDragging } = useRowDrag(item);
  const { dropProps, isDropTarget } = useFolderDrop(ref, item, { isDisabled: !takesDrops(item) });
  return {
    isSelected,
    isShared,
    dragProps,
    dragButtonProps,
    dropProps,
    /** What screen readers, the style sheet and the listeners of the list read. */
    marks: {
      'aria-selected': isSelected,
      'data-item': item.id,
      'data-state': item.kind === 'folder' ? item.state : undefined,
      'data-cut': isCut || isDragging || undefined,
      'data-drop': isDropTarget || undefined,
    },
  };
}
