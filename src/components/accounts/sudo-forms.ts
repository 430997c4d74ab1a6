import type { AccountView } from '#domain/accounts/contract.ts';
import { apiClient } from '#lib/api-client.ts';
import { requireSudo } from './sudo.ts';

/** Serve the forms of dangerous acts: the browser sends them itself, once the password was given. */
export function serveSudoForms(): void {
  const client = apiClient({ language: document.documentElement.lang });
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sudo]')) {
    const token = form.querySelector<HTMLInputElement>('input[name="csrf"]');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const { sudoUntil } = await client.json<AccountView>('/api/account');
      if (sudoUntil === null && !(await requireSudo())) return;
      // The page may have grown old meanwhile: its token, too.
      if (token) token.value = (await client.session()).csrf ?? '';
      form.submit();
    });
  }
}
