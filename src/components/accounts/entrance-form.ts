import { apiClient } from '#lib/api-client.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { arriveAsMember, sendAsGuest } from './guest.ts';
import { withSudo } from './sudo.ts';

interface Words {
  errors: Record<string, string>;
  offline: string;
  cookies: string;
  working: string;
  noLink: string;
}

/** What an act answers that matters here. */
interface Answer {
  needs?: string;
}

/** Send a form as JSON, and show what comes back: at the fields, above the button, or the next page. */
export function serveForm(form: HTMLFormElement): void {
  const words: Words = JSON.parse(form.dataset.words ?? '{}');
  const problem = form.querySelector<HTMLElement>('[data-problem]');
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');

  function tell(sentence: string): void {
    if (!problem) return;
    problem.textContent = sentence;
    problem.hidden = sentence === '';
  }

  takeLink(form, () => tell(words.noLink));
  // Our own sentences, in the page's language; without a script the browser's are better than none.
  form.noValidate = true;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button?.getAttribute('aria-disabled') === 'true') return;
    tell('');
    clearErrors(form);
    // Not `disabled`: the focus would fall off the button while it works.
    button?.setAttribute('aria-disabled', 'true');
    const label = button?.textContent ?? '';
    if (button) button.textContent = words.working;
    try {
      const isMember = form.dataset.member !== undefined;
      const answer = isMember ? await withSudo(() => sendAsMember(form)) : await send(form);
      if (answer?.needs === 'second-factor') location.assign(form.dataset.second ?? '');
      else arrive(form, answer);
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      // A refusal that names its reason says it itself.
      const told = error.errors.map(({ field }) =>
        tellAtField(form, field, error.code === 'invalid' ? words.errors[field] : error.title),
      );
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      if (error.code === 'network') tell(words.offline);
      else if (error.code === 'csrf-token' || error.code === 'no-cookies') tell(words.cookies);
      else if (told.length === 0 || told.includes(false)) tell(error.title);
    } finally {
      button?.removeAttribute('aria-disabled');
      if (button) button.textContent = label;
    }
  });
}

/** The secret of a link is in the fragment, which no server sees. It leaves the address at once. */
function takeLink(form: HTMLFormElement, onMissing: () => void): void {
  const field = form.querySelector<HTMLInputElement>('input[name="token"]');
  if (!field) return;
  field.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  if (!field.value) onMissing();
}

/** Who is signed in may have let the page lie for long: the session is woken, the token fetched anew. */
async function sendAsMember(form: HTMLFormElement): Promise<Answer | undefined> {
  const { csrf: _, ...body } = readFields(form);
  return apiClient({ language: document.documentElement.lang }).json(form.dataset.api ?? '', {
    method: form.dataset.method ?? 'POST',
    body,
  });
}

async function send(form: HTMLFormElement): Promise<Answer | undefined> {
  const { csrf, ...body } = readFields(form);
  return sendAsGuest(form.dataset.api ?? '', { csrf: String(csrf), body });
}

function readFields(form: HTMLFormElement): Record<string, string | boolean | string[]> {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]');
  return Object.fromEntries([...fields].map((field) => [field.name, readField(form, field)]));
}

/** A box is ticked or not; boxes with values of their own are a list of those that are ticked. */
function readField(form: HTMLFormElement, field: HTMLInputElement | HTMLSelectElement) {
  if (!(field instanceof HTMLInputElement) || field.type !== 'checkbox') return field.value;
  if (!field.hasAttribute('value')) return field.checked;
  const ticked = form.querySelectorAll<HTMLInputElement>(
    `input[name="${CSS.escape(field.name)}"]:checked`,
  );
  return [...ticked].map(({ value }) => value);
}

/** Whoever listens for the answer may go on in a way of its own. */
function arrive(form: HTMLFormElement, detail: unknown): void {
  const { next, member } = form.dataset;
  if (!form.dispatchEvent(new CustomEvent('arrived', { cancelable: true, detail }))) return;
  if (next && member !== undefined) {
    location.replace(next);
    return;
  }
  if (next) {
    arriveAsMember(next);
    return;
  }
  const done = form.parentElement?.querySelector<HTMLElement>('[data-done]');
  form.hidden = true;
  if (done) done.hidden = false;
  done?.focus();
}

/** Answer whether the field stands in this form. */
function tellAtField(form: HTMLFormElement, field: string, sentence: string | undefined): boolean {
  const input = form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(field)}"]`);
  const place = document.getElementById(input?.getAttribute('data-error') ?? '');
  if (!input || !place || !sentence) return false;
  input.setAttribute('aria-invalid', 'true');
  place.textContent = sentence;
  place.hidden = false;
  return true;
}

function clearErrors(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll('[aria-invalid]'))
    input.removeAttribute('aria-invalid');
  for (const place of form.querySelectorAll<HTMLElement>('.error')) place.hidden = true;
}
