import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { Items } from '#drive/list/Items.tsx';
import { keys, useFolder } from '#drive/queries.ts';
import { type Route, searchRoute } from '#drive/route.ts';
import { SelectionBar } from '#drive/selection/SelectionBar.tsx';
import { chooseSome, nothing, renew } from '#drive/selection/selection.ts';
import { LayoutButton } from '#drive/shell/LayoutButton.tsx';
import { EmptyPicture, Failed, Loading, Notice, Untitled } from '#drive/shell/States.tsx';
import { useStore } from '#drive/store.ts';
import { fill } from '#lib/fill.ts';

/** What a search found, each with the folder that it lies in. */
export function SearchView({ route }: { route: Extract<Route, { view: 'search' }> }) {
  const { words, api, scene, selection, saying, language } = useDrive();
  const { q, within } = route;
  const say = words.search;
  const pages = useInfiniteQuery({
    queryKey: keys.search(q, within),
    queryFn: ({ pageParam }) => api.search(q, within, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: q.trim() !== '',
  });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const found = pages.data
    ? pages.hasNextPage
      ? fill(say.foundMore, { n: items.length })
      : count(say.found, items.length, language)
    : null;

  useEffect(() => {
    scene.set({ folder: null, items, whole: null });
    selection.set(renew(selection.get(), items));
  }, [scene, selection, items]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search lets go of what was chosen.
  useEffect(() => selection.set(nothing), [q, within, selection]);
  const isThere = found !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each search, not for each row that goes.
  useEffect(() => {
    if (found !== null) saying.speak(found);
  }, [isThere, q, within]);

  if (pages.error && !pages.data) {
    return (
      <Untitled title={say.title}>
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      </Untitled>
    );
  }
  return (
    <>
      <div className="drive-top">
        <h1 className="drive-title" tabIndex={-1}>
          {q.trim() === '' ? say.title : fill(say.titleFor, { q })}
        </h1>
        <div className="drive-tools drive-tools-few">
          <Within route={route} />
          <LayoutButton />
        </div>
      </div>
      {q.trim() === '' ? (
        <Notice picture={<EmptyPicture />} title={say.begin} text={say.beginText} />
      ) : !pages.data ? (
        <Loading />
      ) : items.length === 0 ? (
        <Notice picture={<EmptyPicture />} title={say.none} text={say.noneText} />
      ) : (
        <Items
          items={items}
          label={fill(say.titleFor, { q })}
          order={null}
          total={items.length}
          before={0}
          isStale={pages.isPlaceholderData}
          isClosed={false}
          onAll={(isWanted) => selection.set(isWanted ? chooseSome(items) : nothing)}
          onEnd={() => pages.hasNextPage && void pages.fetchNextPage()}
        />
      )}
      <div className="drive-foot">
        <SelectionBar />
        {found !== null && <p className="drive-soft">{found}</p>}
      </div>
    </>
  );
}

/** Look only in the folder that was open before, and all below it. */
function Within({ route }: { route: Extract<Route, { view: 'search' }> }) {
  const { words, router, lately } = useDrive();
  const last = useStore(lately, (id) => id);
  const id = route.within ?? last;
  const folder = useFolder(id).data;
  if (!folder || folder.parentId === null) return null;
  const handleChange = (isInside: boolean) =>
    router.go(searchRoute(route.q, isInside ? folder.id : null), { replace: true });
  return (
    <label className="drive-within">
      <input
        type="checkbox"
        className="drive-tick"
        checked={route.within !== null}
        onChange={({ target }) => handleChange(target.checked)}
      />
      {fill(words.search.inside, { name: folder.name })}
    </label>
  );
}
