import { Link } from 'react-aria-components';
import type { SharedItem } from '#domain/files/shares/contract.ts';
import { contentAddress } from '#drive/drive-api.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatBytes, formatMoment } from '#drive/format.ts';
import { DownloadIcon, KindIcon } from '#drive/icons.tsx';
import { useSharedWithMe } from '#drive/queries.ts';
import { folderRoute, type Route } from '#drive/route.ts';
import { Pager } from '#drive/shell/Pager.tsx';
import { Away, EmptyPicture, Failed, Loading, Notice } from '#drive/shell/States.tsx';
import { fill } from '#lib/fill.ts';

/** What others share with this account: folders to go into, files to take. */
export function SharedView({ route }: { route: Extract<Route, { view: 'shared' }> }) {
  const { words } = useDrive();
  const say = words.sharing;
  const page = useSharedWithMe(route.cursor);
  if (page.error && !page.data) {
    return <Failed error={page.error} onRetry={() => void page.refetch()} />;
  }
  return (
    <>
      <div className="drive-top">
        <h1 className="drive-title" tabIndex={-1}>
          {say.mine}
        </h1>
      </div>
      {!page.data && (page.isPaused ? <Away /> : <Loading />)}
      {page.data?.items.length === 0 && (
        <Notice picture={<EmptyPicture />} title={say.noneMine} text={say.noneMineText} />
      )}
      {page.data && page.data.items.length > 0 && (
        <>
          <ul className="drive-cards">
            {page.data.items.map((item) => (
              <SharedLine key={item.id} item={item} />
            ))}
          </ul>
          <Pager route={route} page={page.data} />
        </>
      )}
    </>
  );
}

function SharedLine({ item }: { item: SharedItem }) {
  const { words, router, language } = useDrive();
  const say = words.sharing;
  const { kind, itemId, name, bytes, right, from, expiresAt } = item;
  const facts = [
    fill(say.from, from),
    right === 'write' ? say.mayWrite : say.mayRead,
    ...(bytes === null ? [] : [formatBytes(bytes, language)]),
    ...(expiresAt === null
      ? []
      : [fill(say.endsAt, { when: formatMoment(expiresAt, new Date(), language) })]),
  ];
  return (
    <li className="drive-card">
      <KindIcon kind={kind === 'folder' ? 'folder' : 'other'} />
      <div className="drive-card-text">
        {kind === 'folder' ? (
          <Link className="drive-name" href={router.address(folderRoute(itemId))}>
            {name}
          </Link>
        ) : (
          <strong className="drive-name">{name}</strong>
        )}
        <span className="drive-soft">{facts.join(' · ')}</span>
      </div>
      {kind === 'file' && (
        <a
          className="button button-quiet button-small"
          href={contentAddress(itemId)}
          download={name}
        >
          <DownloadIcon />
          {words.download}
        </a>
      )}
    </li>
  );
}
