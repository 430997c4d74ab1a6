import { sendAsGuest } from '#components/accounts/guest.ts';
import type { GuestItem, ListSharedAnswer, SharedAnswer } from '#domain/files/shares/contract.ts';
import { formatBytes, formatMomentInFull } from '#drive/format.ts';
import { isApiProblem, networkProblem, readApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';

type Words = Record<
  'noLink' | 'opening' | 'download' | 'empty' | 'folder' | 'until' | 'shown' | 'offline' | 'zip',
  string
>;

const pageSize = 100;

/** Open the link of this page's address, and show what it leads to. */
export function showShared(place: HTMLElement): void {
  const words: Words = JSON.parse(place.dataset.words ?? '{}');
  const language = document.documentElement.lang;
  const part = <E extends HTMLElement>(name: string) => place.querySelector<E>(`[data-${name}]`);
  const [told, problem, list] = [part('told'), part('problem'), part('things')];
  const [trail, more, zip] = [part('trail'), part('more'), document.createElement('a')];
  const form = part<HTMLFormElement>('password');
  let next: string | null = null;
  let folderId = '';

  zip.className = 'button';
  zip.textContent = words.zip;
  part('acts')?.append(zip);

  function tell(sentence: string): void {
    if (told) told.textContent = sentence;
  }

  function show(element: HTMLElement | null | undefined, isShown = true): void {
    if (element) element.hidden = !isShown;
  }

  /** Do something, and say why when it is refused. Answers whether it was done. */
  async function attempt(act: () => Promise<void>): Promise<void> {
    show(problem, false);
    try {
      await act();
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      tell('');
      const isAsked = error.code === 'share-password';
      show(form, isAsked || error.code === 'share-wrong-password');
      const field = form?.querySelector<HTMLInputElement>('input[name="password"]');
      if (!form?.hidden) field?.focus();
      if (isAsked || !problem) return;
      problem.textContent = error.code === 'network' ? words.offline : error.title;
      show(problem);
      // What the link showed is not its to show any more.
      if (error.code === 'share-gone')
        for (const each of [list, trail, part('acts')]) show(each, false);
    }
  }

  async function open(password?: string): Promise<void> {
    const token = location.hash.slice(1);
    if (!token) return tell(words.noLink);
    tell(words.opening);
    const body = { token, ...(password && { password }) };
    const csrf = String(form ? new FormData(form).get('csrf') : '');
    const shared = await sendAsGuest<SharedAnswer>('/api/link', { csrf, body });
    if (!shared) return;
    show(form, false);
    const until = part('until');
    if (until && shared.expiresAt) {
      const when = formatMomentInFull(shared.expiresAt, language);
      until.textContent = fill(words.until, { when });
      show(until);
    }
    if (shared.kind === 'folder') return enter(shared.id);
    tell(fill(words.shown, { count: 1, total: 1, name: shared.name }));
    list?.replaceChildren(toRow(shared));
    show(list);
  }

  async function enter(id: string): Promise<void> {
    folderId = id;
    const page = await read(null);
    list?.replaceChildren(...page.items.map(toRow));
    trail?.replaceChildren(
      ...page.trail.map((step, at) => toStep(step, at === page.trail.length - 1)),
    );
    show(trail);
    show(list);
    zip.href = `/api/link/folders/${id}/zip`;
    show(part('acts'));
    show(zip, page.total > 0);
    say(page);
  }

  async function read(cursor: string | null): Promise<ListSharedAnswer> {
    const query = new URLSearchParams({ limit: String(pageSize), ...(cursor && { cursor }) });
    const answer = await fetch(`/api/link/folders/${folderId}/items?${query}`, {
      headers: { 'accept-language': language },
    }).catch((cause: unknown) => {
      throw networkProblem(cause);
    });
    if (!answer.ok) throw await readApiProblem(answer);
    return answer.json();
  }

  function say({ total, trail, next: cursor }: ListSharedAnswer): void {
    next = cursor;
    show(more, next !== null);
    const name = trail.at(-1)?.name ?? '';
    const count = list?.childElementCount ?? 0;
    tell(total === 0 ? words.empty : fill(words.shown, { count, total, name }));
  }

  function toRow({ kind, id, name, bytes }: GuestItem): HTMLElement {
    const row = document.createElement('li');
    const size = document.createElement('span');
    size.textContent = bytes === null ? words.folder : formatBytes(bytes, language);
    row.append(kind === 'folder' ? button(name, () => enter(id)) : link(id, name), size);
    return row;
  }

  function link(id: string, name: string): HTMLElement {
    const anchor = document.createElement('a');
    anchor.href = `/api/link/files/${id}/content`;
    anchor.download = name;
    anchor.textContent = name;
    anchor.setAttribute('aria-label', `${words.download}: ${name}`);
    return anchor;
  }

  function toStep({ id, name }: { id: string; name: string }, isLast: boolean): HTMLElement {
    if (!isLast) return button(`${name} /`, () => enter(id));
    const here = document.createElement('strong');
    here.textContent = name;
    here.setAttribute('aria-current', 'page');
    // The button that led here is gone: who reads by keyboard goes on from where they are.
    here.tabIndex = -1;
    return here;
  }

  function button(text: string, act: () => Promise<void>): HTMLElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    element.addEventListener('click', async () => {
      await attempt(act);
      trail?.querySelector<HTMLElement>('[aria-current]')?.focus();
    });
    return element;
  }

  more?.addEventListener('click', () =>
    attempt(async () => {
      const before = list?.childElementCount ?? 0;
      const page = await read(next);
      list?.append(...page.items.map(toRow));
      say(page);
      list?.children[before]?.querySelector<HTMLElement>('a, button')?.focus();
    }),
  );
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const password = String(new FormData(form).get('password') ?? '');
    void attempt(() => open(password));
  });
  void attempt(() => open());
}
