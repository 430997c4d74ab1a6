import { memo, useRef } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName } from '#drive/format.ts';
import { countInside, placeOf } from '#drive/item.ts';
import { Thumb } from '#drive/thumbs/Thumb.tsx';
import { Grip } from './Grip.tsx';
import { gridRoles } from './grid-roles.ts';
import { ItemLink } from './ItemLink.tsx';
import { StarButton } from './StarButton.tsx';
import { SharedMark, StateBadge } from './StateBadge.tsx';
import { useItem } from './use-item.ts';
import { Wires } from './Wires.tsx';

interface Props {
  readonly item: Item;
  readonly index: number;
  /** The one tile that Tab leads to. */
  readonly isCurrent: boolean;
}

/** One folder or file of the grid. The grid listens; a tile only shows, so it stays cheap. */
export const ItemTile = memo(function ItemTile({ item, index, isCurrent }: Props) {
  const { words, language } = useDrive();
  const tile = useRef<HTMLTableCellElement>(null);
  const { isSelected, isShared, dragButtonProps, rowProps, wires } = useItem(item, tile, isCurrent);
  const place = placeOf(item);
  const size =
    item.kind === 'folder'
      ? count(words.items, countInside(item), language)
      : formatBytes(item.bytes, language);
  return (
    <td
      {...rowProps}
      ref={tile}
      {...gridRoles.cell}
      className="drive-tile"
      aria-label={item.name}
      tabIndex={isCurrent ? 0 : -1}
      data-index={index}
    >
      {wires && <Wires key={item.id} {...wires} />}
      <div className="drive-tile-picture">
        <Thumb item={item} />
        <span className="drive-tile-marks">
          {item.kind === 'folder' && <StateBadge state={item.state} />}
          {isShared && <SharedMark />}
        </span>
      </div>
      <input
        type="checkbox"
        className="drive-tick"
        aria-label={sayName(words.select, item)}
        tabIndex={-1}
        checked={isSelected}
        readOnly
      />
      <StarButton item={item} isCurrent={isCurrent} />
      <div className="drive-tile-text">
        <ItemLink item={item} />
        <span className="drive-soft">{place ? place.name || words.root : size}</span>
      </div>
      <div className="drive-cell-actions">
        {isCurrent && <Grip label={sayName(words.dragging.drag, item)} {...dragButtonProps} />}
        <button
          type="button"
          className="drive-icon-button drive-more"
          aria-label={sayName(words.actionsFor, item)}
          aria-haspopup="menu"
          tabIndex={isCurrent ? 0 : -1}
          data-menu
        />
      </div>
    </td>
  );
});
