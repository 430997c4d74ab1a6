import { memo, type RefObject, useLayoutEffect } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { takesDrops, useFolderDrop, useRowDrag } from './use-row-drag.ts';

type Drag = ReturnType<typeof useRowDrag>;
type Drop = ReturnType<typeof useFolderDrop>;

/** What a row needs to be dragged and to be dropped on. */
export interface Wired {
  readonly dragProps: Drag['dragProps'];
  readonly dragButtonProps: Drag['dragButtonProps'];
  readonly dropProps: Partial<Drop['dropProps']>;
  readonly isDragging: boolean;
  readonly isDropTarget: boolean;
}

/** A row that nobody has come near to. */
export const unwired: Wired = {
  dragProps: {},
  dragButtonProps: {},
  dropProps: {},
  isDragging: false,
  isDropTarget: false,
};

interface Props {
  readonly item: Item;
  readonly row: RefObject<HTMLElement | null>;
  readonly onChange: (wired: Wired) => void;
}

/**
 * Tells its row what to wear for dragging and dropping. A part of its own, and shown only when it may be
 * needed: its hooks cost a third of all script when a screen of rows comes in.
 */
export const Wires = memo(function Wires({ item, row, onChange }: Props) {
  const { dragProps, dragButtonProps, isDragging } = useRowDrag(item);
  const { dropProps, isDropTarget } = useFolderDrop(row, item, { isDisabled: !takesDrops(item) });
  // Each time, since what listens is made anew; the row's own drawing does not come back here.
  useLayoutEffect(() => {
    onChange({ dragProps, dragButtonProps, dropProps, isDragging, isDropTarget });
  });
  useLayoutEffect(() => () => onChange(unwired), [onChange]);
  return null;
});
