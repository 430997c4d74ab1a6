import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How far below the top of the page the rows begin. It is measured when the height of the page changes:
 * measured with each row that is drawn, the browser would lay out the page in the middle of scrolling.
 */
export function useOffset(body: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!body.current) return;
      setOffset(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(document.body);
    return () => watching.disconnect();
  }, [body]);
  return offset;
}
