import { useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { isOwnPlace } from '#drive/item.ts';
import { useRoute } from '#drive/queries.ts';
import { places } from '#drive/route.ts';
import { useStore } from '#drive/store.ts';

/** The places of the drive. */
export function Places() {
  const { words, router, scene } = useDrive();
  const route = useRoute();
  const isOwn = useStore(scene, ({ folder }) => isOwnPlace(folder));
  const isGuest = route.view === 'folder' && !isOwn;
  const isJob = route.view === 'job';
  const view = isGuest ? 'shared' : isJob ? 'archive' : route.view;
  const nav = useRef<HTMLElement>(null);
  // On a small phone not all of them fit: the one that is open is brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another view.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (link) nav.current?.scrollTo({ left: link.offsetLeft - link.offsetWidth });
  }, [view]);
  return (
    <nav ref={nav} className="drive-places" aria-label={words.places.label}>
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
