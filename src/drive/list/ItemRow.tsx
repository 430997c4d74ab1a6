import { memo, useRef } from 'react';
import { type AriaButtonProps, mergeProps, useButton } from 'react-aria';
import type { FileItem, FolderItem, Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMoment, formatMomentInFull, sayName } from '#drive/format.ts';
import { KindIcon, MoveIcon } from '#drive/icons.tsx';
import { countInside, placeOf, toKind } from '#drive/item.ts';
import { useRoute } from '#drive/queries.ts';
import { fileRoute, folderRoute } from '#drive/route.ts';
import { isChosen } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';
import { gridRoles } from './grid-roles.ts';
import { SharedMark, StateBadge } from './StateBadge.tsx';
import { takesDrops, useFolderDrop, useRowDrag } from './use-row-drag.ts';

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
  const { words, language, selection, clipboard, scene, shared } = useDrive();
  const isShared = useStore(shared, (ids) => ids.has(item.id));
  const isSelected = useStore(selection, (chosen) => isChosen(chosen, item.id));
  const isCut = useStore(
    clipboard,
    (held) =>
      held?.action === 'move' &&
      held.homeId === (scene.get().folder?.id ?? null) &&
      isChosen(held.what, item.id),
  );
  const row = useRef<HTMLTableRowElement>(null);
  const { dragProps, dragButtonProps, isDragging } = useRowDrag(item);
  const { dropProps, isDropTarget } = useFolderDrop(row, item, { isDisabled: !takesDrops(item) });
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
      {...mergeProps(dragProps, dropProps)}
      ref={row}
      {...gridRoles.row}
      className="drive-row"
      aria-rowindex={rowNumber ?? undefined}
      aria-selected={isSelected}
      aria-label={item.name}
      tabIndex={isCurrent ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      data-item={item.id}
      data-index={index}
      data-state={item.kind === 'folder' ? item.state : undefined}
      data-cut={isCut || isDragging || undefined}
      data-drop={isDropTarget || undefined}
    >
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
        {item.kind === 'folder' ? <FolderLink folder={item} /> : <FileLink file={item} />}
        {place && (
          <span className="drive-place" title={place.path}>
            {place.path === '/' ? words.root : place.path}
          </span>
        )}
        {/* The phone's second line; columns say the same on a wide screen. */}
        {isPhone && (
          <span className="drive-meta" aria-hidden="true">
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

/** What the keyboard drags by; it is seen only while it has the focus. */
function Grip({ label, ...props }: { label: string } & AriaButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { buttonProps } = useButton(props, button);
  return (
    <button {...buttonProps} ref={button} className="drive-grip" aria-label={label}>
      <MoveIcon />
    </button>
  );
}

function FolderLink({ folder }: { folder: FolderItem }) {
  const { router } = useDrive();
  return (
    <a
      className="drive-name"
      href={router.address(folderRoute(folder.id))}
      tabIndex={-1}
      draggable="false"
      title={folder.name}
    >
      {folder.name}
    </a>
  );
}

function FileLink({ file }: { file: FileItem }) {
  const { scene, router } = useDrive();
  const route = useRoute();
  const place = placeOf(file);
  const state = useStore(scene, ({ folder }) => folder?.state ?? 'active');
  // A closed folder gives no bytes: a link would only lead to a refusal.
  if (decideFolderAction(state, 'read') !== 'yes') {
    return (
      <span className="drive-name" title={file.name}>
        {file.name}
      </span>
    );
  }
  return (
    <a
      className="drive-name"
      href={router.address(fileRoute(place ? folderRoute(place.id) : route, file.id))}
      tabIndex={-1}
      draggable="false"
      title={file.name}
    >
      {file.name}
    </a>
  );
}
