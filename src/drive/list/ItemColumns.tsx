import { CheckboxButton, CheckboxField, Column } from 'react-aria-components';
import { useWords } from '#drive/drive-context.ts';
import { CheckIcon, ChevronIcon } from '#drive/icons.tsx';
import { type Sort, sorts } from '#drive/route.ts';

/** The head of the list. Each sortable column is a button of its own. */
export function ItemColumns() {
  const words = useWords();
  return (
    <>
      <Column className="drive-cell-check" textValue={words.selectAll}>
        <Tick label={words.selectAll} />
      </Column>
      {sorts.map((sort) => (
        <SortColumn key={sort} sort={sort} label={words.columns[sort]} />
      ))}
      <Column id="state" className="drive-cell-state">
        {words.columns.state}
      </Column>
      <Column id="actions" className="drive-cell-actions" textValue={words.actionsColumn}>
        <span className="unseen">{words.actionsColumn}</span>
      </Column>
    </>
  );
}

function SortColumn({ sort, label }: { sort: Sort; label: string }) {
  return (
    <Column id={sort} className={`drive-cell-${sort}`} allowsSorting isRowHeader={sort === 'name'}>
      {({ sortDirection }) => (
        <span className="drive-sort">
          {label}
          {sortDirection && (
            <span className="drive-sort-mark" data-direction={sortDirection}>
              <ChevronIcon />
            </span>
          )}
        </span>
      )}
    </Column>
  );
}

/** The box that chooses a row, or with the head's label all of them. */
export function Tick({ label }: { label: string }) {
  return (
    <CheckboxField slot="selection" aria-label={label}>
      <CheckboxButton className="drive-tick">
        <span className="drive-tick-box">
          <CheckIcon />
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}
