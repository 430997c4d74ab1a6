import type { AccountView } from '#domain/accounts/contract.ts';
import { apiClient } from '#lib/api-client.ts';
import { requireSudo } from './sudo.ts';

/** Serve the form that downloads everything: the browser sends it, once the password was given. */
export function serveExport(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-export]');
  const token = form?.querySelector<HTMLInputElement>('input[name="csrf"]');
  const client = apiClient({ language: document.documentElement.lang });
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { sudoUntil } = await client.json<AccountView>('/api/account');
    if (sudoUntil === null && !(await requireSudo())) return;
    // The page may have grown old meanwhile: its token, too.
    if (token) token.value = (await client.session()).csrf ?? '';
    form.submit();
  });
}
