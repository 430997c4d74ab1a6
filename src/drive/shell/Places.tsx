import { Link } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { useRoute } from '#drive/queries.ts';
import { folderRoute, type Route } from '#drive/route.ts';

/** The three places of the drive. */
export function Places() {
  const { words, router } = useDrive();
  const { view } = useRoute();
  const places: readonly (readonly [Route, string])[] = [
    [folderRoute(null), words.places.files],
    [{ view: 'archive', cursor: null }, words.places.archive],
    [{ view: 'trash', cursor: null }, words.places.trash],
  ];
  return (
    <nav className="drive-places" aria-label={words.places.label}>
      {places.map(([route, name]) => (
        <Link
          key={route.view}
          href={router.address(route)}
          {...(route.view === view ? { 'aria-current': 'page' as const } : {})}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
