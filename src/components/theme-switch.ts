// The choice of colours. It comes with the other scripts of the header: one inline script, one hash.
import { themeKey } from '#layouts/theme.ts';

const root = document.documentElement;
const own = document.querySelector<HTMLElement>('theme-switch');
if (own) {
  own.hidden = false;
  for (const input of own.querySelectorAll('input')) {
    input.checked = input.value === (root.dataset.theme ?? 'system');
    input.addEventListener('change', () => choose(input.value));
  }
}

/** `system` is kept like the others: tokens.css has no colours for it, so the system decides. */
function choose(theme: string) {
  root.dataset.theme = theme;
  try {
    localStorage[themeKey] = theme;
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}
