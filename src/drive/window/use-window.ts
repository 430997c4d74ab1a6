import { type CSSProperties, type RefObject, useEffect, useState } from 'react';
import { visibleRows } from './visible-rows.ts';

/**
 * Draw only those rows of a long list that are in sight. All rows are `rem` high; the style sheet
 * makes room for the others by `--before` and `--after`.
 */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  { rem, total }: { readonly rem: number; readonly total: number },
): {
  first: number;
  end: number;
  room: CSSProperties;
  onScroll: () => void;
} {
  const [scroll, setScroll] = useState({ top: 0, height: 0 });
  const onScroll = () => {
    const { scrollTop: top = 0, clientHeight: height = 0 } = box.current ?? {};
    setScroll((before) =>
      before.top === top && before.height === height ? before : { top, height },
    );
  };
  useEffect(() => {
    if (!box.current) return;
    const { current } = box;
    const measure = () => setScroll({ top: current.scrollTop, height: current.clientHeight });
    const watching = new ResizeObserver(measure);
    watching.observe(current);
    return () => watching.disconnect();
  }, [box]);
  const pixels = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { first, end } = visibleRows({ ...scroll, row: rem * pixels, total });
  const room = { '--before': first, '--after': total - end } as CSSProperties;
  return { first, end, room, onScroll };
}
