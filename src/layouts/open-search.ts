// Ctrl K, or ⌘ K: only with a modifier, so that no letter does anything by itself.
addEventListener('keydown', (event) => {
  if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  // The first of the header's round links: a name of its own would cost every page.
  document.querySelector<HTMLElement>('.round')?.click();
});
