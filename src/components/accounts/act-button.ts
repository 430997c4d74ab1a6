import { apiClient } from '#lib/api-client.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { withSudo } from './sudo.ts';

/** Serve the buttons that do one act of the account: `data-act` is its endpoint. */
export function serveActs(): void {
  const client = apiClient({ language: document.documentElement.lang });
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-act]')) {
    // The place for a refusal that is nearest: in the same dialog, or on the page.
    const problem = (button.closest('dialog') ?? document).querySelector<HTMLElement>(
      ':scope [data-act-problem]',
    );
    button.addEventListener('click', async () => {
      if (problem) problem.hidden = true;
      try {
        await withSudo(() => act(client, button.dataset));
        // Every tab of this browser hears that it is signed out.
        if ('leaves' in button.dataset) new BroadcastChannel('auth').postMessage('signed-out');
        location.replace(button.dataset.next ?? '/');
      } catch (error) {
        if (!isApiProblem(error)) throw error;
        if (!problem || error.code === 'sign-in-again') return;
        problem.textContent = error.title;
        problem.hidden = false;
      }
    });
  }
}

async function act(client: ReturnType<typeof apiClient>, { act = '', method, body }: DOMStringMap) {
  await client.json(act, {
    method: method ?? 'POST',
    ...(body && { body: JSON.parse(body) as unknown }),
  });
}
