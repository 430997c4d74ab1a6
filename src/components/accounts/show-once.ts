/**
 * Show a secret in the dialog of `ShownOnce.astro`. It leaves the page with the dialog; the promise
 * ends then.
 */
export function showOnce(id: string, { secret, about }: { secret: string; about?: string }) {
  const dialog = document.querySelector<HTMLDialogElement>(`#${CSS.escape(id)}`);
  const field = dialog?.querySelector('textarea');
  const head = dialog?.querySelector<HTMLElement>('[data-head]');
  const told = dialog?.querySelector<HTMLElement>('[data-copied]');
  if (!dialog || !field || !head || !told) return Promise.resolve();
  field.value = secret;
  told.textContent = '';
  head.textContent = (head.dataset.head ?? '').replace('{email}', about ?? '');
  dialog.showModal();
  field.select();
  const over = new AbortController();
  const { signal } = over;
  dialog.querySelector('[data-copy]')?.addEventListener(
    'click',
    async () => {
      field.select();
      // A browser may refuse its clipboard: the text is marked, and a hand can copy it.
      await navigator.clipboard.writeText(secret).then(
        () => {
          told.textContent = told.dataset.copied ?? '';
        },
        () => field.focus(),
      );
    },
    { signal },
  );
  dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close(), { signal });
  return new Promise<void>((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        over.abort();
        field.value = '';
        resolve();
      },
      { signal },
    );
  });
}
