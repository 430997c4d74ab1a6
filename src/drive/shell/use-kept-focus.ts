import { useEffect } from 'react';
import { focusTitle } from '#drive/list/focus-list.ts';

/** Others know better where the focus goes, and do it within this time. */
const patienceMs = 150;

/**
 * When what had the focus goes away or goes grey and nobody takes it up, the title gets it: on the body
 * a keyboard would start over at the top of the page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let timer = 0;
    const isLost = () =>
      document.activeElement === document.body &&
      last !== null &&
      (!last.isConnected || last.matches(':disabled'));
    const rescue = () => {
      timer = 0;
      if (isLost()) focusTitle();
    };
    const look = () => {
      if (timer === 0 && isLost()) timer = window.setTimeout(rescue, patienceMs);
    };
    const note = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const watching = new MutationObserver(look);
    // Dialogs stand beside the drive, at the end of the body.
    watching.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', note);
    return () => {
      watching.disconnect();
      window.clearTimeout(timer);
      document.removeEventListener('focusin', note);
    };
  }, []);
}
