// `client:visible`: a figure wakes when any part of it is on the screen. Astro's own also takes
// options that no page of ours gives. scripts/lean-islands.ts puts this in its place, at build only.

type Load = () => Promise<() => Promise<void>>;

const page = self as unknown as { Astro?: { visible?: unknown } };

page.Astro ??= {};
page.Astro.visible = (load: Load, _options: unknown, island: HTMLElement) => {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    load().then((wake) => wake());
  });
  for (const part of island.children) watch.observe(part);
};
