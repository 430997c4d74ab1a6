import { memo, useRef } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMoment, formatMomentInFull, sayName } from '#drive/format.ts';
import { KindIcon } from '#drive/icons.tsx';
import { countInside, placeOf, toKind } from '#drive/item.ts';
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
  /** Where the row stands in the whole list, from 1; null when nobody knows. */
  readonly rowNumber: number | null;
  /** Where the row stands on the page, in pixels. */
  readonly top: number;
  /** The one row that Tab leads to. */
  readonly isCurrent: boolean;
  readonly isPhone: boolean;
}

/** One folder or file of the list. The table listens; a row only shows, so it stays cheap. */
export const ItemRow = memo(function ItemRow(props: Props) {
  const { item, index, rowNumber, top, isCurrent, isPhone } = props;
  const { words, language } = useDrive();
  const row = useRef<HTMLTableRowElement>(null);
  const { isNear, isSelected, isShared, dragButtonProps, rowProps, wires } = useItem(
    item,
    row,
    isCurrent,
  );
  const kind = toKind(item);
  const size =
    item.kind === 'folder'
      ? count(words.items, countInside(item), language)
      : formatBytes(item.bytes, language);
  const changed = formatMoment(item.changedAt, new Date(), language);
  const place = placeOf(item);
  const badge = (
    <>
      {item.kind === 'folder' && <StateBadge state={item.state} />}
      {isShared && <SharedMark />}
    </>
  );
  return (
    <tr
      {...rowProps}
      ref={row}
      {...gridRoles.row}
      className="drive-row"
      aria-rowindex={rowNumber ?? undefined}
      aria-label={item.name}
      tabIndex={isCurrent ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      data-index={index}
    >
      {wires && <Wires key={item.id} {...wires} />}
      <td {...gridRoles.cell} className="drive-cell-check">
        <input
          type="checkbox"
          className="drive-tick"
          aria-label={sayName(words.select, item)}
          tabIndex={-1}
          checked={isSelected}
          readOnly
        />
      </td>
      <th {...gridRoles.name} className="drive-cell-name">
        <KindIcon kind={kind} />
        <ItemLink item={item} />
        {place && (
          <span className="drive-place" title={place.path}>
            {place.path === '/' ? words.root : place.path}
          </span>
        )}
        {/* The phone's second line; columns say the same on a wide screen. */}
        {isPhone && (
          <span className="drive-meta" aria-hidden="true">
            {item.starred && <span className="drive-star-mark" />}
            {badge}
            {`${size} · ${changed}`}
          </span>
        )}
      </th>
      <td {...gridRoles.cell} className="drive-cell-bytes">
        {size}
      </td>
      <td {...gridRoles.cell} className="drive-cell-kind">
        {words.kinds[kind]}
      </td>
      <td
        {...gridRoles.cell}
        className="drive-cell-changed"
        title={formatMomentInFull(item.changedAt, language)}
      >
        {changed}
      </td>
      <td {...gridRoles.cell} className="drive-cell-state">
        {badge}
      </td>
      <td {...gridRoles.cell} className="drive-cell-actions">
        {isCurrent && <Grip label={sayName(words.dragging.drag, item)} {...dragButtonProps} />}
        {(isNear || item.starred) && <StarButton item={item} isCurrent={isCurrent} />}
        <button
          type="button"
          className="drive-icon-button drive-more"
          aria-label={sayName(words.actionsFor, item)}
          aria-haspopup="menu"
          tabIndex={isCurrent ? 0 : -1}
          data-menu
        />
      </td>
    </tr>
  );
});
