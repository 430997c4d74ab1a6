import { useSyncExternalStore } from 'react';

/** Below this width menus and panes are sheets at the thumb. The style sheet turns at the same one. */
export const phone = '(max-width: 48rem)';

let known: MediaQueryList | null = null;

// Asked once: to ask anew makes the browser work out all styles, and the list asks with every row.
function media(): MediaQueryList {
  known ??= matchMedia(phone);
  return known;
}

function subscribe(listener: () => void): () => void {
  media().addEventListener('change', listener);
  return () => media().removeEventListener('change', listener);
}

/** Tell whether the page is as narrow as a phone, also after it was turned. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => media().matches);
}
