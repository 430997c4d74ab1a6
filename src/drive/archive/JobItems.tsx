import { Button } from 'react-aria-components';
import type { ItemState } from '#domain/archive/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatBytes } from '#drive/format.ts';
import { useJobItems } from '#drive/queries.ts';
import { Failed, Loading } from '#drive/shell/States.tsx';

interface Props {
  readonly jobId: string;
  readonly state: ItemState;
}

/** What of a job stands in one state, by the names that people know, page by page. */
export function JobItems({ jobId, state }: Props) {
  const { words, language } = useDrive();
  const pages = useJobItems(jobId, state);
  const say = words.cold.job;
  const why = say.why as Readonly<Record<string, string>>;
  if (pages.error && !pages.data) {
    return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (!pages.data) return <Loading rows={2} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ul className="drive-cards">
        {items.map(({ file, bytes, problem }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file that is gone has no id, and none moves.
          <li key={i} className="drive-card">
            <div className="drive-card-text">
              <strong>{file?.name ?? say.goneFile}</strong>
              <span className="drive-soft">
                {[
                  ...(file ? [file.path] : []),
                  ...(problem === null ? [] : [why[problem] ?? problem]),
                  formatBytes(bytes, language),
                ].join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          className="button button-quiet"
          isPending={pages.isFetchingNextPage}
          onPress={() => void pages.fetchNextPage()}
        >
          {say.more}
        </Button>
      )}
    </>
  );
}
