import { useEffect } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { findMeant } from '#drive/selection/meant.ts';

/** Alt+Enter shows and hides the details of what is meant, as on a desktop, and opens no row. */
export function useDetailsKey(): void {
  const drive = useDrive();
  useEffect(() => {
    const { details, dialog, router, selection } = drive;
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.altKey || dialog.get() !== null) return;
      const route = router.get();
      if (route.view !== 'folder' || route.file !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!details.get()) selection.set(findMeant(drive));
      details.set(!details.get());
    };
    // On the way down: the list would take Enter for opening, whatever else is held.
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, [drive]);
}
