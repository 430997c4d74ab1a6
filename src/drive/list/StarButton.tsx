import type { MouseEvent } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';

interface Props {
  readonly item: Item;
  /** Whether Tab leads to it. */
  readonly isCurrent: boolean;
}

/** The star of a thing: seen where it is given, and where a hand or the focus is near. */
export function StarButton({ item, isCurrent }: Props) {
  const { words } = useDrive();
  const acts = useActs();
  const handleClick = (event: MouseEvent) => {
    // The list would take it as a press on its row.
    event.stopPropagation();
    void acts.star([item]);
  };
  return (
    <button
      type="button"
      className="drive-icon-button drive-star"
      aria-label={sayName(words.looking.starOf, item)}
      aria-pressed={item.starred}
      tabIndex={isCurrent ? 0 : -1}
      onClick={handleClick}
    />
  );
}
