import { type RefObject, useState } from 'react';
import { mergeProps } from 'react-aria';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { isChosen } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';
import { unwired } from './Wires.tsx';

/** What a row and a tile know of their thing: whether it is chosen, cut, shared, dragged or dropped on. */
export function useItem(item: Item, row: RefObject<HTMLElement | null>, isCurrent: boolean) {
  const { selection, clipboard, scene, shared, dragged } = useDrive();
  const isSelected = useStore(selection, (chosen) => isChosen(chosen, item.id));
  const isShared = useStore(shared, (ids) => ids.has(item.id));
  const isCut = useStore(
    clipboard,
    (held) =>
      held?.action === 'move' &&
      held.homeId === (scene.get().folder?.id ?? null) &&
      isChosen(held.what, item.id),
  );
  const isAnyDragged = useStore(dragged, (what) => what !== null);
  // By name, since a row on screen may come to show another thing.
  const [nearId, setNearId] = useState<string | null>(null);
  const isNear = nearId === item.id;
  const [wired, setWired] = useState(unwired);
  const { dragProps, dragButtonProps, dropProps, isDragging, isDropTarget } = wired;
  const notice = () => setNearId(item.id);
  return {
    /** A hand or the focus is here. */
    isNear: isNear || isCurrent,
    isSelected,
    isShared,
    dragButtonProps,
    /** Shown beside the row when it may be dragged or dropped on: a hand or the focus is here, or something is dragged. */
    wires: (isNear || isCurrent || isAnyDragged) && { item, row, onChange: setWired },
    rowProps: {
      // A row that comes to show another thing under a still hand gets no "enter".
      ...mergeProps(dragProps, dropProps, { onPointerMove: notice, onPointerDown: notice }),
      'aria-selected': isSelected,
      'data-item': item.id,
      'data-state': item.kind === 'folder' ? item.state : undefined,
      'data-cut': isCut || isDragging || undefined,
      'data-drop': isDropTarget || undefined,
    },
  };
}
