import { useDrive } from '#drive/drive-context.ts';
import { SortIcon } from '#drive/icons.tsx';
import { type Direction, type FolderRoute, type Sort, sorts } from '#drive/route.ts';

/** Sorting where there is no table head to press: a plain select, which every phone shows well. */
export function SortMenu({ route }: { route: FolderRoute }) {
  const { words, router } = useDrive();
  const directions: readonly Direction[] = ['asc', 'desc'];
  const handleChange = (value: string) => {
    const [sort, direction] = value.split(' ');
    router.go({ ...route, sort: sort as Sort, direction: direction as Direction, cursor: null });
  };
  return (
    <label className="drive-sort-menu">
      <SortIcon />
      <span className="unseen">{words.sortBy}</span>
      <select
        value={`${route.sort} ${route.direction}`}
        onChange={({ target }) => handleChange(target.value)}
      >
        {sorts.flatMap((sort) =>
          directions.map((direction) => (
            <option key={`${sort} ${direction}`} value={`${sort} ${direction}`}>
              {`${words.columns[sort]}, ${direction === 'asc' ? words.ascending : words.descending}`}
            </option>
          )),
        )}
      </select>
    </label>
  );
}
