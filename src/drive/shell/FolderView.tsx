import { useEffect, useMemo } from 'react';
import type { FolderAnswer, ListItemsAnswer } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { findCommand, listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import { mayIn, mayRead } from '#drive/item.ts';
import { Items } from '#drive/list/Items.tsx';
import { useJump } from '#drive/list/use-jump.ts';
import { type Pages, usePages } from '#drive/list/use-pages.ts';
import { useDriveFacts, useFolder, useFolderId } from '#drive/queries.ts';
import type { Direction, FolderRoute, Sort } from '#drive/route.ts';
import { SelectionBar } from '#drive/selection/SelectionBar.tsx';
import { renew, type Whole } from '#drive/selection/selection.ts';
import { DropArea } from '#drive/uploads/DropArea.tsx';
import { fill } from '#lib/fill.ts';
import { Banner } from './Banner.tsx';
import { Pager } from './Pager.tsx';
import { EmptyPicture, Failed, Loading, Notice, Untitled } from './States.tsx';
import { Toolbar } from './Toolbar.tsx';
import { Trail } from './Trail.tsx';
import { useArrival } from './use-arrival.ts';
import { useStateNews } from './use-state-news.ts';

/** A folder: the way to it, what can be done, what lies in it. */
export function FolderView({ route }: { route: FolderRoute }) {
  const drive = useDrive();
  const { words, scene, lately, router, saying, selection } = drive;
  const acts = useActs();
  const facts = useDriveFacts();
  const id = useFolderId(route);
  const folder = useFolder(id);
  const pages = usePages(id, route);
  const page = pages.first;
  const error = facts.error ?? folder.error ?? page.error;
  const isHere = folder.data !== undefined && page.data !== undefined;

  const whole = useMemo(() => toWhole(folder.data, page.data), [folder.data, page.data]);
  useEffect(() => {
    scene.set({ folder: folder.data ?? null, items: pages.items, whole });
    selection.set(renew(selection.get(), pages.items));
    lately.set(id);
  }, [scene, selection, lately, id, folder.data, whole, pages.items]);
  const jump = useJump(id, route, pages, whole);
  // The old page of the same folder may still be shown: arriving is when the new one is there.
  const hasArrived = isHere && !page.isPlaceholderData;
  useArrival(id, route, hasArrived ? { folder: folder.data, page: page.data } : null);
  useStateNews(folder.data, pages.items);

  if (error && !isHere) {
    return (
      <Untitled>
        <Failed
          error={error}
          onRetry={() => void Promise.all([facts.refetch(), folder.refetch(), page.refetch()])}
        />
      </Untitled>
    );
  }
  if (!isHere) {
    return (
      <Untitled>
        <Loading />
      </Untitled>
    );
  }
  const handleSort = (sort: Sort, direction: Direction) => {
    router.go({ ...route, sort, direction, cursor: null });
    saying.speak(
      fill(words.sorted, {
        column: words.columns[sort],
        direction: direction === 'asc' ? words.ascending : words.descending,
      }),
    );
  };
  const handleAll = (isWanted: boolean) => {
    const commands = listCommands(drive, acts, selection.get());
    findCommand(commands, isWanted ? 'all' : 'letGo')?.run();
  };
  const mayWrite = mayIn(folder.data, 'write');
  return (
    <DropArea folder={folder.data}>
      <div className="drive-top">
        <Trail folder={folder.data} />
        <Toolbar folder={folder.data} route={route} />
      </div>
      <Banner folder={folder.data} />
      {page.data.items.length > 0 ? (
        <Items
          items={pages.items}
          label={folder.data.name || words.root}
          order={{ sort: route.sort, direction: route.direction, onSort: handleSort }}
          total={page.data.total}
          before={countBefore(pages, page.data.total)}
          earlier={pages.earlier}
          isStale={page.isPlaceholderData}
          isClosed={!mayRead(folder.data)}
          onAll={handleAll}
          onEnd={pages.goOn}
          onStart={pages.goBack}
          onJump={jump}
          onWatch={pages.watch}
        />
      ) : (
        <Notice
          picture={<EmptyPicture />}
          title={words.empty.title}
          {...(mayWrite ? { text: words.empty.text } : {})}
        />
      )}
      <div className="drive-foot">
        <SelectionBar />
        <Pager route={route} page={page.data} />
      </div>
    </DropArea>
  );
}

/** All of a folder, as the list that is shown tells it. */
function toWhole(
  folder: FolderAnswer | undefined,
  page: ListItemsAnswer | undefined,
): Whole | null {
  if (!folder || !page) return null;
  const { id: folderId, bytes } = folder;
  return { folderId, bytes, total: page.total, revision: page.revision };
}

/** How many rows stand before those that are loaded; null between the ends, where nobody counts. */
function countBefore({ isStart, isEnd, items }: Pages, total: number): number | null {
  if (isStart) return 0;
  return isEnd ? total - items.length : null;
}
