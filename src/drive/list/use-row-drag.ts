import type { RefObject } from 'react';
import { useDrag, useDrop } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import type { Target } from '#drive/acts/work.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { type Chosen, chooseSome, isChosen } from '#drive/selection/selection.ts';

/** How our own things are known while they are dragged; what comes from the desktop is another type. */
const dragType = 'application/x-solah-items';

/** Let a row be dragged, by mouse or by its grip: with all that is chosen when it is one of it. */
export function useRowDrag(item: Item) {
  const { selection, dragged } = useDrive();
  return useDrag({
    hasDragButton: true,
    getItems: () => [{ [dragType]: item.id, 'text/plain': item.name }],
    getAllowedDropOperations: () => ['move', 'copy'],
    onDragStart: () => {
      const chosen = selection.get();
      const what = isChosen(chosen, item.id) ? chosen : chooseSome([item]);
      selection.set(what);
      dragged.set(what);
    },
    onDragEnd: () => dragged.set(null),
  });
}

/** Let a folder take what is dropped on it: moved, or with Ctrl copied. */
export function useFolderDrop(
  ref: RefObject<HTMLElement | null>,
  target: Target,
  { isDisabled }: { isDisabled: boolean },
) {
  const { dragged } = useDrive();
  const acts = useActs();
  return useDrop({
    ref,
    isDisabled,
    getDropOperation: (types, allowed) => {
      const isOurs = types.has(dragType) && !isAmong(dragged.get(), target.id);
      return isOurs ? (allowed[0] ?? 'cancel') : 'cancel';
    },
    onDrop: ({ dropOperation }) => {
      const what = dragged.get();
      if (what === null) return;
      void acts.run({ action: dropOperation === 'copy' ? 'copy' : 'move', what, target });
    },
  });
}

/** Tell whether a row takes what is dropped on it. */
export function takesDrops(item: Item): boolean {
  return item.kind === 'folder' && decideFolderAction(item.state, 'write') === 'yes';
}

/** A folder is no place for itself. */
function isAmong(what: Chosen | null, id: string): boolean {
  return what !== null && what.kind === 'some' && isChosen(what, id);
}
