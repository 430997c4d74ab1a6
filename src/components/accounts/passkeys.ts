import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { apiClient } from '#lib/api-client.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { arriveAsMember, sendAsGuest } from './guest.ts';

/** Serve the button that signs in with a passkey; a browser that can also offers it in the field. */
export function servePasskeyEntrance(): void {
  const entrance = document.querySelector<HTMLElement>('[data-passkey-entrance]');
  const button = entrance?.querySelector('button');
  if (!entrance || !button || !browserSupportsWebAuthn()) return;
  const { ask = '', answer = '', next = '/', refused = '' } = entrance.dataset;
  entrance.hidden = false;

  async function enter(useBrowserAutofill: boolean): Promise<void> {
    const csrf = document.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '';
    const optionsJSON = await sendAsGuest<PublicKeyCredentialRequestOptionsJSON>(ask, { csrf });
    if (!optionsJSON) return;
    const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill });
    const remember = document.querySelector<HTMLInputElement>('input[name="remember"]');
    const body = remember ? { passkey, remember: remember.checked } : { passkey };
    await sendAsGuest(answer, { csrf, body });
    arriveAsMember(next);
  }

  button.addEventListener('click', () => {
    tell(entrance, '');
    enter(false).catch((error: unknown) => tell(entrance, explain(error, refused)));
  });
  if ('autofill' in entrance.dataset) {
    browserSupportsWebAuthnAutofill()
      .then((can) => (can ? enter(true) : undefined))
      // Nobody asked for this yet: only an answer of ours is told.
      .catch((error: unknown) => isApiProblem(error) && tell(entrance, error.title));
  }
}

/** Serve the form that adds a passkey to the account. */
export function serveNewPasskey(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-new-passkey]');
  if (!form || !browserSupportsWebAuthn()) return;
  const { next = '', refused = '' } = form.dataset;
  const client = apiClient({ language: document.documentElement.lang });
  form.hidden = false;

  async function add(label: string): Promise<void> {
    const ask = '/api/account/passkeys/ask';
    const method = 'POST';
    const optionsJSON = await client.json<PublicKeyCredentialCreationOptionsJSON>(ask, { method });
    const passkey = await startRegistration({ optionsJSON });
    const body = { label, passkey };
    const answer = await client.json<{ codesLeft: number; csrf: string }>('/api/account/passkeys', {
      body,
    });
    if (answer.codesLeft === 0) makeCodes(answer.csrf);
    else location.replace(next);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tell(form, '');
    const label = form.querySelector<HTMLInputElement>('input[name="label"]')?.value ?? '';
    add(label).catch((error: unknown) => {
      // The page itself asks for the password.
      if (isApiProblem(error) && error.code === 'sign-in-again') location.reload();
      else tell(form, explain(error, refused));
    });
  });
}

/** The first factor comes with recovery codes: the page makes and shows them, in the new session. */
function makeCodes(csrf: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-make-codes]');
  const field = form?.querySelector<HTMLInputElement>('input[name="csrf"]');
  if (!form || !field) return;
  field.value = csrf;
  form.submit();
}

function tell(place: HTMLElement, sentence: string): void {
  const problem = place.querySelector<HTMLElement>('[data-problem]');
  if (!problem) return;
  problem.textContent = sentence;
  problem.hidden = sentence === '';
}

/** What a person is told: our own refusal, or that browser or device said no. */
function explain(error: unknown, refused: string): string {
  if (isApiProblem(error)) return error.title;
  if (error instanceof WebAuthnError || error instanceof DOMException) return refused;
  throw error;
}
