import { useDrive } from '#drive/drive-context.ts';
import { ChevronIcon } from '#drive/icons.tsx';
import { type Direction, type Sort, sorts } from '#drive/route.ts';
import { type Chosen, countChosen } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';
import { gridRoles } from './grid-roles.ts';

/** How a list is ordered, and how to order it otherwise. */
export interface Order {
  readonly sort: Sort;
  readonly direction: Direction;
  readonly onSort: (sort: Sort, direction: Direction) => void;
}

interface Props {
  /** Null: the order is not to be chosen. */
  readonly order: Order | null;
  readonly onAll: (isWanted: boolean) => void;
}

/** The head of the list. Each sortable column is a button of its own. */
export function ItemColumns({ order, onAll }: Props) {
  const { words, selection } = useDrive();
  const mark = useStore(selection, describeMark);
  return (
    <tr {...gridRoles.row} className="drive-head-row">
      <th {...gridRoles.head} className="drive-cell-check">
        <input
          type="checkbox"
          className="drive-tick"
          aria-label={words.selectAll}
          checked={mark === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = mark === 'some';
          }}
          onChange={({ target }) => onAll(target.checked)}
        />
      </th>
      {sorts.map((sort) => (
        <SortColumn key={sort} sort={sort} label={words.columns[sort]} order={order} />
      ))}
      <th {...gridRoles.head} className="drive-cell-state">
        {words.columns.state}
      </th>
      <th {...gridRoles.head} className="drive-cell-actions">
        <span className="unseen">{words.actionsColumn}</span>
      </th>
    </tr>
  );
}

function describeMark(chosen: Chosen): 'none' | 'some' | 'all' {
  if (countChosen(chosen) === 0) return 'none';
  return chosen.kind === 'all' && chosen.except.size === 0 ? 'all' : 'some';
}

interface SortProps {
  readonly sort: Sort;
  readonly label: string;
  readonly order: Order | null;
}

function SortColumn({ sort, label, order }: SortProps) {
  const className = `drive-cell-${sort}`;
  if (order === null) {
    return (
      <th {...gridRoles.head} className={className}>
        {label}
      </th>
    );
  }
  const isSorted = order.sort === sort;
  const next = isSorted && order.direction === 'asc' ? 'desc' : 'asc';
  return (
    <th
      {...gridRoles.head}
      className={className}
      aria-sort={isSorted ? (order.direction === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className="drive-sort" onClick={() => order.onSort(sort, next)}>
        {label}
        {isSorted && (
          <span className="drive-sort-mark" data-direction={order.direction}>
            <ChevronIcon />
          </span>
        )}
      </button>
    </th>
  );
}
