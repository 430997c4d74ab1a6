import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { Item } from '#domain/folders/contract.ts';

/** Rows that come in before the first one push the others down; the eye stays with what it reads. */
export function useSteadyEye(
  items: readonly Item[],
  earlier: number,
  toPixels: (pushed: number) => number,
): void {
  const push = useEffectEvent((pushed: number) => {
    window.scrollBy({ top: toPixels(pushed), behavior: 'instant' });
  });
  const last = useRef({ earlier, firstId: items[0]?.id });
  useLayoutEffect(() => {
    const { firstId } = last.current;
    const hasMore = earlier > last.current.earlier;
    last.current = { earlier, firstId: items[0]?.id };
    const pushed = hasMore ? items.findIndex(({ id }) => id === firstId) : 0;
    if (pushed > 0) push(pushed);
  }, [items, earlier]);
}
