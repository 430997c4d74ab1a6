import { Button, Cell, Link, Row } from 'react-aria-components';
import type { FileItem, FolderItem, Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMoment, formatMomentInFull, sayName } from '#drive/format.ts';
import { KindIcon, MoreIcon } from '#drive/icons.tsx';
import { countInside, toKind } from '#drive/item.ts';
import { useRoute } from '#drive/queries.ts';
import { fileRoute, folderRoute } from '#drive/route.ts';
import { useStore } from '#drive/store.ts';
import { Tick } from './ItemColumns.tsx';
import type { MenuPlace } from './RowMenu.tsx';
import { StateBadge } from './StateBadge.tsx';

interface Props {
  readonly item: Item;
  readonly onMenu: (place: MenuPlace) => void;
}

/** One folder or file of the list. */
export function ItemRow({ item, onMenu }: Props) {
  const { words, language } = useDrive();
  const kind = toKind(item);
  const size = useSize(item);
  const changed = formatMoment(item.changedAt, new Date(), language);
  return (
    <Row
      id={item.id}
      className="drive-row"
      textValue={item.name}
      data-item={item.id}
      data-state={item.kind === 'folder' ? item.state : undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        const anchor = event.currentTarget.querySelector<HTMLElement>('[data-menu]');
        if (anchor) onMenu({ item, anchor });
      }}
    >
      <Cell className="drive-cell-check">
        <Tick label={sayName(words.select, item)} />
      </Cell>
      <Cell className="drive-cell-name" textValue={item.name}>
        <div className="drive-name-cell">
          <KindIcon kind={kind} />
          <span className="drive-name-lines">
            {item.kind === 'folder' ? <FolderLink folder={item} /> : <FileLink file={item} />}
            {/* The phone's second line; columns say the same on a wide screen. */}
            <span className="drive-meta" aria-hidden="true">
              {item.kind === 'folder' ? <StateBadge state={item.state} /> : null}
              <span>{`${size} · ${changed}`}</span>
            </span>
          </span>
        </div>
      </Cell>
      <Cell className="drive-cell-bytes">{size}</Cell>
      <Cell className="drive-cell-kind">{words.kinds[kind]}</Cell>
      <Cell className="drive-cell-changed">
        <time dateTime={item.changedAt} title={formatMomentInFull(item.changedAt, language)}>
          {changed}
        </time>
      </Cell>
      <Cell className="drive-cell-state">
        {item.kind === 'folder' ? <StateBadge state={item.state} /> : null}
      </Cell>
      <Cell className="drive-cell-actions">
        <Button
          className="drive-icon-button"
          aria-label={sayName(words.actionsFor, item)}
          aria-haspopup="menu"
          data-menu
          onPress={({ target }) => onMenu({ item, anchor: target as HTMLElement })}
        >
          <MoreIcon />
        </Button>
      </Cell>
    </Row>
  );
}

function useSize(item: Item): string {
  const { words, language } = useDrive();
  if (item.kind === 'folder') return count(words.items, countInside(item), language);
  return formatBytes(item.bytes, language);
}

function FolderLink({ folder }: { folder: FolderItem }) {
  const { router } = useDrive();
  return (
    <Link className="drive-name" href={router.address(folderRoute(folder.id))}>
      {folder.name}
    </Link>
  );
}

function FileLink({ file }: { file: FileItem }) {
  const { scene, router } = useDrive();
  const route = useRoute();
  const state = useStore(scene, ({ folder }) => folder?.state ?? 'active');
  // A closed folder gives no bytes: a link would only lead to a refusal.
  if (decideFolderAction(state, 'read') !== 'yes') {
    return <span className="drive-name">{file.name}</span>;
  }
  return (
    <Link className="drive-name" href={router.address(fileRoute(route, file.id))}>
      {file.name}
    </Link>
  );
}
