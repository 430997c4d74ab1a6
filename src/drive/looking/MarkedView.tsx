import { type QueryFunctionContext, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { Items } from '#drive/list/Items.tsx';
import { keys } from '#drive/queries.ts';
import { SelectionBar } from '#drive/selection/SelectionBar.tsx';
import { chooseSome, nothing, renew } from '#drive/selection/selection.ts';
import { LayoutButton } from '#drive/shell/LayoutButton.tsx';
import { Away, EmptyPicture, Failed, Loading, Notice } from '#drive/shell/States.tsx';
import { fill } from '#lib/fill.ts';

interface Page {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What has a star, or what was changed last: from all folders, each with the one it lies in. */
export function MarkedView({ view }: { view: 'recent' | 'starred' }) {
  const { words, api, scene, selection, saying, language } = useDrive();
  const say = words.looking;
  const place = words.places[view];
  const ask: (cursor: string | null) => Promise<Page> = api[view];
  const pages = useInfiniteQuery({
    queryKey: keys[view],
    queryFn: ({ pageParam }: QueryFunctionContext<readonly string[], string | null>) =>
      ask(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const isHere = pages.data !== undefined;

  useEffect(() => {
    scene.set({ folder: null, items, whole: null });
    selection.set(renew(selection.get(), items));
  }, [scene, selection, items]);
  useEffect(() => selection.set(nothing), [selection]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said on arrival, not when a row comes or goes.
  useEffect(() => {
    if (!isHere) return;
    const sum = pages.hasNextPage
      ? fill(say.saidMore, { place, n: items.length })
      : fill(say.said, { place, items: count(words.items, items.length, language) });
    saying.speak(sum);
  }, [isHere]);

  if (pages.error && !isHere) {
    return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  return (
    <>
      <div className="drive-top">
        <h1 className="drive-title" tabIndex={-1}>
          {place}
        </h1>
        {items.length > 0 && (
          <div className="drive-tools drive-tools-few">
            <LayoutButton />
          </div>
        )}
      </div>
      {!isHere && (pages.fetchStatus === 'paused' ? <Away /> : <Loading />)}
      {isHere && items.length === 0 && (
        <Notice
          picture={<EmptyPicture />}
          title={say.views[view].empty}
          text={say.views[view].text}
        />
      )}
      {items.length > 0 && (
        <Items
          items={items}
          label={place}
          order={null}
          total={items.length}
          before={0}
          isStale={false}
          isClosed={false}
          onAll={(isWanted) => selection.set(isWanted ? chooseSome(items) : nothing)}
          onEnd={() => pages.hasNextPage && void pages.fetchNextPage()}
        />
      )}
      <div className="drive-foot">
        <SelectionBar />
      </div>
    </>
  );
}
