import { useSyncExternalStore } from 'react';

/** Below this width menus and panes are sheets at the thumb. The style sheet turns at the same one. */
export const phone = '(max-width: 48rem)';

/** Tell whether the page is as narrow as a phone, also after it was turned. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(phone);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(phone).matches,
  );
}
