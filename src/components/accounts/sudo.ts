import { isApiProblem } from '#lib/api-problem.ts';

/**
 * Do a dangerous act. When the password was given too long ago, ask for it and do the act once more;
 * who does not want to say it has changed nothing.
 */
export async function withSudo<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isApiProblem(error) || error.code !== 'sign-in-again') throw error;
    if (!(await requireSudo())) throw error;
    return act();
  }
}

/** Show the dialog of `SudoDialog.astro`; tell whether the password was given. */
export function requireSudo(): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>('#sudo-dialog');
  const form = dialog?.querySelector('form');
  if (!dialog || !form) return Promise.resolve(false);
  form.reset();
  dialog.showModal();
  const over = new AbortController();
  return new Promise<boolean>((resolve) => {
    const end = (given: boolean) => {
      over.abort();
      dialog.close();
      resolve(given);
    };
    const { signal } = over;
    form.addEventListener(
      'arrived',
      (event) => {
        event.preventDefault();
        end(true);
      },
      { signal },
    );
    dialog.addEventListener('close', () => end(false), { signal });
  });
}
