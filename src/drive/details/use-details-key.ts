import { useEffect } from 'react';
import { useDrive } from '#drive/drive-context.ts';

/** Alt+Enter shows and hides the details, as on a desktop; before it could open the row. */
export function useDetailsKey(): void {
  const { details, dialog, router } = useDrive();
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.altKey || dialog.get() !== null) return;
      const route = router.get();
      if (route.view !== 'folder' || route.file !== null) return;
      event.preventDefault();
      event.stopPropagation();
      details.set(!details.get());
    };
    // On the way down: the list would take Enter for opening, whatever else is held.
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, [details, dialog, router]);
}
