import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { FileItem } from '#domain/folders/contract.ts';
import { keys } from '#drive/queries.ts';
import { chooseSome } from '#drive/selection/selection.ts';
import { hide } from './hide.ts';
import type { Wish } from './work.ts';

const file = (id: string): FileItem => ({
  kind: 'file',
  id,
  name: `${id}.txt`,
  bytes: 10,
  type: 'text/plain',
  hasThumb: false,
  starred: false,
  version: 1,
  modifiedAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
});
const home = { id: 'home', name: 'Home', path: '/Home' };
const there = { id: 'there', name: 'There', path: '/Home/There' };
const search = keys.search('txt', null);
const list = keys.items('home', { sort: 'name', direction: 'asc', cursor: null });

/** Two pages of a search and a list, with these files, and what they show. */
function pages() {
  const queries = new QueryClient();
  const found = (ids: string) => ({
    items: [...ids].map((id) => ({ ...file(id), folder: home })),
    next: null,
  });
  queries.setQueryData(search, { pages: [found('ab'), found('c')], pageParams: [null, 'x'] });
  queries.setQueryData(list, { folder: home, items: [...'abc'].map(file), total: 3 });
  queries.setQueryData(keys.folder('there'), there);
  const show = () => ({
    found: queries
      .getQueryData<{ pages: ReturnType<typeof found>[] }>(search)
      ?.pages.flatMap(({ items }) => items.map(({ id, folder }) => `${id} in ${folder.id}`)),
    listed: queries.getQueryData<{ items: FileItem[] }>(list)?.items.map(({ id }) => id),
  });
  return { queries, show };
}

const all = { found: ['a in home', 'b in home', 'c in home'], listed: ['a', 'b', 'c'] };

test.each<[what: string, wish: Wish, shown: typeof all]>([
  [
    'what is thrown away leaves lists and searches',
    { action: 'trash', what: chooseSome([file('a'), file('c')]) },
    { found: ['b in home'], listed: ['b'] },
  ],
  [
    'what is moved leaves its list, and a search tells its new place',
    { action: 'move', what: chooseSome([file('c')]), target: there },
    { found: ['a in home', 'b in home', 'c in there'], listed: ['a', 'b'] },
  ],
  [
    'a place that the page has not seen is not made up',
    { action: 'move', what: chooseSome([file('c')]), target: { id: 'unseen', name: 'Unseen' } },
    { found: all.found, listed: ['a', 'b'] },
  ],
  [
    'only those that are named go',
    { action: 'trash', what: chooseSome([file('a'), file('c')]), ids: ['a'] },
    { found: ['b in home', 'c in home'], listed: ['b', 'c'] },
  ],
])('%s, and what is refused is put back', async (_, wish, shown) => {
  const { queries, show } = pages();
  const putBack = await hide(queries, wish);
  expect(show()).toEqual(shown);
  putBack();
  expect(show()).toEqual(all);
});
