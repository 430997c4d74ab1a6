import { type RefObject, Suspense, useRef, useState } from 'react';
import { type Selection, Table, TableBody, TableHeader } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { lazily } from '#drive/lazily.ts';
import type { FolderRoute, Sort } from '#drive/route.ts';
import { useStore } from '#drive/store.ts';
import { useOpen } from '#drive/use-open.ts';
import { fill } from '#lib/fill.ts';
import { ItemColumns } from './ItemColumns.tsx';
import { ItemRow } from './ItemRow.tsx';
import type { MenuPlace } from './RowMenu.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const RowMenu = lazily(() => import('./RowMenu.tsx').then((file) => file.RowMenu));

interface Props {
  readonly items: readonly Item[];
  readonly route: FolderRoute;
  readonly label: string;
  readonly isStale: boolean;
  /** Nothing in it can be opened or changed now. */
  readonly isClosed: boolean;
}

/** Folders and files in one list: sorted on the server, walked with the arrows. */
export function ItemTable({ items, route, label, isStale, isClosed }: Props) {
  const { words, router, saying, selection } = useDrive();
  const open = useOpen();
  const table = useRef<HTMLTableElement>(null);
  const selected = useStore(selection, (ids) => ids);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  useKeptFocus(table, items);

  const handleSort = (sort: Sort, direction: 'asc' | 'desc') => {
    router.go({ ...route, sort, direction, cursor: null });
    saying.speak(
      fill(words.sorted, {
        column: words.columns[sort],
        direction: direction === 'asc' ? words.ascending : words.descending,
      }),
    );
  };
  const handleSelection = (next: Selection) => {
    selection.set(
      next === 'all' ? new Set(items.map(({ id }) => id)) : new Set([...next].map(String)),
    );
  };

  return (
    <>
      <Table
        ref={table as RefObject<HTMLTableElement>}
        className="drive-table"
        aria-label={label}
        aria-busy={isStale}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={handleSelection}
        sortDescriptor={{
          column: route.sort,
          direction: route.direction === 'asc' ? 'ascending' : 'descending',
        }}
        onSortChange={({ column, direction }) =>
          handleSort(column as Sort, direction === 'ascending' ? 'asc' : 'desc')
        }
        onRowAction={(key) => {
          const item = items.find(({ id }) => id === key);
          if (item) open(item);
        }}
        data-drive-list
        data-closed={isClosed || undefined}
      >
        <TableHeader className="drive-head">
          <ItemColumns />
        </TableHeader>
        <TableBody items={items} dependencies={[words]}>
          {(item) => <ItemRow item={item} onMenu={setMenu} />}
        </TableBody>
      </Table>
      <Suspense>
        {menu && <RowMenu place={menu} onClose={() => setMenu(null)} key={menu.item.id} />}
      </Suspense>
    </>
  );
}
