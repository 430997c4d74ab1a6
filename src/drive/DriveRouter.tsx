import { useState } from 'react';
import { DriveProvider, type DriveStart } from './DriveProvider.tsx';
import { historyRouter } from './router.ts';
import { Shell } from './shell/Shell.tsx';

/** Map addresses to places of the drive, and provide session and data to everything below. */
export function DriveRouter({
  base,
  start,
}: {
  readonly base: string;
  readonly start: DriveStart;
}) {
  const [router] = useState(() => historyRouter(base, window));
  return (
    <DriveProvider start={start} router={router}>
      <Shell />
    </DriveProvider>
  );
}
