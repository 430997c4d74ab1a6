import { Link } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { useRoute } from '#drive/queries.ts';
import { places } from '#drive/route.ts';

/** The places of the drive. */
export function Places() {
  const { words, router } = useDrive();
  const { view } = useRoute();
  return (
    <nav className="drive-places" aria-label={words.places.label}>
      {places.map(([route, name]) => (
        <Link
          key={route.view}
          href={router.address(route)}
          {...(route.view === view ? { 'aria-current': 'page' as const } : {})}
        >
          {words.places[name]}
        </Link>
      ))}
    </nav>
  );
}
