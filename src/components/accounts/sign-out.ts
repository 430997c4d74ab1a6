import { apiClient } from '#lib/api-client.ts';
import { loadSync } from '#widgets/progress/load-sync.ts';
import { forgetHere, listKept, listVisible, markMember } from '#widgets/progress/store.ts';

/** Serve the way out: ask whether the copy of what was practised here stays, when there is one. */
export function serveSignOut(): void {
  const form = document.querySelector<HTMLFormElement>('[data-sign-out]');
  const dialog = document.querySelector<HTMLDialogElement>('#leave-dialog');
  const warning = dialog?.querySelector<HTMLElement>('[data-unsent]');
  const client = apiClient({ language: document.documentElement.lang });
  let forgetting = false;

  // Heard here too: what a member saw does not stay on the screen of any tab.
  client.onSignedOut(() => {
    tryStore(() => {
      if (forgetting) forgetHere();
      markMember(null);
    });
    location.replace(form?.dataset.signOut ?? '/');
  });

  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (tryStore(listVisible)?.length) dialog?.showModal();
    else void client.signOut();
  });

  dialog?.addEventListener('click', async ({ target }) => {
    const { leave } = target instanceof HTMLElement ? target.dataset : {};
    if (leave === 'stay') dialog.close();
    if (leave === 'keep') void client.signOut();
    if (leave !== 'forget') return;
    // Who was warned once and presses again means it.
    if (warning?.hidden && (await hasUnsent())) {
      warning.hidden = false;
      return;
    }
    forgetting = true;
    void client.signOut();
  });
}

/** Send what waits, and tell whether something still does. */
async function hasUnsent(): Promise<boolean> {
  await loadSync()
    .then(({ syncProgress }) => syncProgress())
    .catch(() => null);
  return listKept().some(({ of }) => !of);
}

/** A browser may refuse to keep anything; then there is nothing to forget. */
function tryStore<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
