import { Link } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { ChevronIcon } from '#drive/icons.tsx';
import type { Route } from '#drive/route.ts';

interface Props {
  readonly route: Extract<Route, { cursor: string | null }>;
  readonly page: {
    readonly next: string | null;
    readonly prev: string | null;
    readonly last?: string | null;
    readonly total: number;
  };
}

/** The pages of a list, by cursor, and how many rows there are in all. */
export function Pager({ route, page }: Props) {
  const { words, router, language } = useDrive();
  const link = (cursor: string | null) => router.address({ ...route, cursor });
  return (
    <nav className="drive-pager" aria-label={words.page.label}>
      <p>{count(words.page.total, page.total, language)}</p>
      {(page.prev !== null || page.next !== null) && (
        <div className="drive-pager-links">
          <Link
            className="button button-quiet drive-pager-end"
            isDisabled={page.prev === null}
            href={link(null)}
          >
            {words.page.first}
          </Link>
          <Link
            className="button button-quiet"
            isDisabled={page.prev === null}
            href={link(page.prev)}
          >
            <span data-flip>
              <ChevronIcon />
            </span>
            {words.page.previous}
          </Link>
          <Link
            className="button button-quiet"
            isDisabled={page.next === null}
            href={link(page.next)}
          >
            {words.page.next}
            <ChevronIcon />
          </Link>
          {page.last && (
            <Link
              className="button button-quiet drive-pager-end"
              isDisabled={page.next === null}
              href={link(page.last)}
            >
              {words.page.last}
            </Link>
          )}
        </div>
      )}
    </nav>
  );
}
