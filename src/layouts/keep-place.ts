// The place in a page and the state of a figure are in the fragment: the other language gets it.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keeps-place]')) {
  link.addEventListener('click', () => {
    link.hash = location.hash;
  });
}
