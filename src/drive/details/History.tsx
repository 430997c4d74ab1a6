import type { Item } from '#domain/folders/contract.ts';
import type { JournalEntry } from '#domain/folders/journal/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatMoment } from '#drive/format.ts';
import { useHistory } from '#drive/queries.ts';
import { fill } from '#lib/fill.ts';

/** What was done to a thing, the newest first. */
export function History({ item }: { item: Item }) {
  const { words, language } = useDrive();
  const say = words.details;
  const entries = useHistory(item.id).data?.items;
  return (
    <section className="drive-history" aria-busy={entries === undefined}>
      <h3>{say.history}</h3>
      {entries?.length === 0 && <p className="drive-soft">{say.noHistory}</p>}
      <ol>
        {entries?.map((entry) => (
          <li key={entry.seq} data-undone={entry.undoneBy !== null || undefined}>
            <span>{sayEntry(entry, say.ops)}</span>
            <time className="drive-soft" dateTime={entry.at}>
              {formatMoment(entry.at, new Date(), language)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sayEntry(
  { op, folder, change }: JournalEntry,
  ops: Readonly<Record<JournalEntry['op'], string>>,
): string {
  return fill(ops[op], { name: change?.before?.name ?? '', path: folder.path });
}
