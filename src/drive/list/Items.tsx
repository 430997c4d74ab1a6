import { useDrive } from '#drive/drive-context.ts';
import { useStore } from '#drive/store.ts';
import { ItemGrid } from './ItemGrid.tsx';
import { ItemTable } from './ItemTable.tsx';
import type { ItemsProps } from './items-props.ts';

/** Folders and files as rows or as tiles, as the person wants to see them. */
export function Items(props: ItemsProps) {
  const { layout } = useDrive();
  const isGrid = useStore(layout, (value) => value === 'grid');
  return isGrid ? <ItemGrid {...props} /> : <ItemTable {...props} />;
}
