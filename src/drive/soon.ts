import { lazily } from './lazily.tsx';

// What a key or a press asks for at any moment. It is not in the first file, but it does not wait for
// the moment either: what is typed while a dialog is still on its way would be lost.

/** The dialog that is open. */
export const Dialogs = lazily(() => import('./dialogs/Dialogs.tsx').then((file) => file.Dialogs));

/** The menu of a row. */
export const RowMenu = lazily(() => import('./list/RowMenu.tsx').then((file) => file.RowMenu));

/** So long after the page is there, for browsers that do not tell when they are at rest. */
const restMs = 500;

/** Load what may be asked for, as soon as the page is at rest. Answers how to give up. */
export function loadSoon(): () => void {
  // A network that is away is told by the act that needs it.
  const load = () => void Promise.allSettled([Dialogs.load(), RowMenu.load()]);
  if ('requestIdleCallback' in window) {
    const waiting = requestIdleCallback(load);
    return () => cancelIdleCallback(waiting);
  }
  const timer = setTimeout(load, restMs);
  return () => clearTimeout(timer);
}
