import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route, sorts } from './route.ts';

const id = 'AbCdEfGhIjKlMnOpQrStUv';

describe('an address names a place', () => {
  test.each([
    [
      '/drive',
      '',
      { view: 'folder', id: null, sort: 'name', direction: 'asc', cursor: null, file: null },
    ],
    [
      `/drive/f/${id}`,
      '',
      { view: 'folder', id, sort: 'name', direction: 'asc', cursor: null, file: null },
    ],
    [
      `/drive/f/${id}`,
      '?sort=bytes&dir=desc&cursor=abc',
      { view: 'folder', id, sort: 'bytes', direction: 'desc', cursor: 'abc', file: null },
    ],
    [
      '/drive',
      `?file=${id}`,
      { view: 'folder', id: null, sort: 'name', direction: 'asc', cursor: null, file: id },
    ],
    [
      '/drive',
      '?file=../evil',
      { view: 'folder', id: null, sort: 'name', direction: 'asc', cursor: null, file: null },
    ],
    ['/drive/search', '?q=plan', { view: 'search', q: 'plan', within: null }],
    ['/drive/search', `?q=a+b&in=${id}`, { view: 'search', q: 'a b', within: id }],
    ['/drive/search', '?in=../evil', { view: 'search', q: '', within: null }],
    ['/drive/recent', '?cursor=x', { view: 'recent' }],
    ['/drive/starred', '', { view: 'starred' }],
    ['/drive/shared', '?cursor=x', { view: 'shared', cursor: 'x' }],
    ['/drive/trash', '', { view: 'trash', cursor: null }],
    ['/drive/archive', '?cursor=x', { view: 'archive', cursor: 'x' }],
    [`/drive/archive/${id}`, '?cursor=x', { view: 'job', id }],
  ])('%s%s', (pathname, search, route) => {
    expect(parseRoute({ pathname, search }, '/drive')).toEqual(route);
  });

  test('a sort that does not exist is the usual one', () => {
    const route = parseRoute({ pathname: '/drive', search: '?sort=evil&dir=up' }, '/drive');
    expect(route).toMatchObject({ sort: 'name', direction: 'asc' });
  });

  test.each([
    '/drives',
    '/drive/f',
    '/drive/f/short',
    `/drive/f/${id}x`,
    `/drive/f/${id}/more`,
    '/drive/nothing',
    '/drive/trash/more',
    '/drive/archive/more',
    `/drive/archive/${id}/more`,
    '/drive/recent/more',
    '/drive/search/more',
    '/hi-Latn/drive',
  ])('%s is no place', (pathname) => {
    expect(parseRoute({ pathname, search: '' }, '/drive')).toBeNull();
  });
});

test('every place comes back from its own address, in both languages', () => {
  const cursor = fc.option(fc.string({ minLength: 1 }));
  const folder = fc.record({
    view: fc.constant('folder' as const),
    id: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)),
    sort: fc.constantFrom(...sorts),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    cursor,
    file: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)),
  });
  const search = fc.record({
    view: fc.constant('search' as const),
    q: fc.string(),
    within: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)),
  });
  const job = fc.record({
    view: fc.constant('job' as const),
    id: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
  });
  const other = fc.record({ view: fc.constantFrom('trash' as const, 'archive' as const), cursor });
  fc.assert(
    fc.property(
      fc.oneof(folder, search, job, other),
      fc.constantFrom('/drive', '/hi-Latn/drive'),
      (route: Route, base) => {
        const { pathname, search } = new URL(formatRoute(route, base), 'http://localhost');
        expect(parseRoute({ pathname, search }, base)).toEqual(route);
      },
    ),
  );
});
