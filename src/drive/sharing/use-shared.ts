import { useEffect } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { useShares } from '#drive/queries.ts';
import { decideLink } from './limits.ts';

/** Keep the ids of what has a link that works, for the marks in the lists. */
export function useShared(): void {
  const { shared } = useDrive();
  const { data } = useShares();
  useEffect(() => {
    const works = data?.filter((share) => decideLink(share, new Date()) === 'works') ?? [];
    shared.set(new Set(works.map(({ itemId }) => itemId)));
  }, [shared, data]);
}
