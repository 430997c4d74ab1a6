import { Button } from 'react-aria-components';
import type { TrashItem } from '#domain/files/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, daysUntil, formatBytes } from '#drive/format.ts';
import { BackIcon, KindIcon } from '#drive/icons.tsx';
import { useDriveFacts, useTrash } from '#drive/queries.ts';
import type { Route } from '#drive/route.ts';
import { fill } from '#lib/fill.ts';
import { Pager } from './Pager.tsx';
import { EmptyPicture, Failed, Loading, Notice } from './States.tsx';

/** What was thrown away, how long it stays, and the way back. */
export function TrashView({ route }: { route: Extract<Route, { view: 'trash' }> }) {
  const { words, language } = useDrive();
  const page = useTrash(route.cursor);
  const days = useDriveFacts().data?.limits.trashDays ?? 30;
  const stays = fill(words.empty.trashText, {
    days: count(words.days, Math.round(days), language),
  });
  if (page.error && !page.data) {
    return <Failed error={page.error} onRetry={() => void page.refetch()} />;
  }
  if (!page.data) return <Loading />;
  return (
    <>
      <div className="drive-top">
        <h1 className="drive-title" tabIndex={-1}>
          {words.places.trash}
        </h1>
      </div>
      {page.data.items.length === 0 ? (
        <Notice picture={<EmptyPicture />} title={words.empty.trash} text={stays} />
      ) : (
        <>
          <p className="drive-soft">{stays}</p>
          <ul className="drive-cards">
            {page.data.items.map((item) => (
              <TrashLine key={item.id} item={item} />
            ))}
          </ul>
          <Pager route={route} page={page.data} />
        </>
      )}
    </>
  );
}

function TrashLine({ item }: { item: TrashItem }) {
  const { words, language } = useDrive();
  const acts = useActs();
  const left = count(words.days, daysUntil(item.purgeAt, new Date()), language);
  const facts = [
    formatBytes(item.bytes, language),
    `${words.trash.from}: ${item.from.path}`,
    `${words.trash.left}: ${left}`,
  ];
  return (
    <li className="drive-card">
      <KindIcon kind={item.kind === 'folder' ? 'folder' : 'other'} />
      <div className="drive-card-text">
        <strong className="drive-name">{item.name}</strong>
        <span className="drive-soft">{facts.join(' · ')}</span>
      </div>
      <Button className="button button-quiet button-small" onPress={() => void acts.putBack(item)}>
        <BackIcon />
        {words.trash.putBack}
      </Button>
    </li>
  );
}
