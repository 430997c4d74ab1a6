// The element around every figure. Astro's own is 1,800 bytes gzipped and can do what no page of
// ours asks for: children handed to a figure, figures inside figures, values that JSON does not
// know, changed values, a client router. write-props.ts refuses such values, and
// tests/build/islands.test.ts watches that no page asks for the rest. scripts/lean-islands.ts puts
// this one in its place, at build only.

type Wake = () => Promise<void>;

interface Client {
  default(element: HTMLElement): (...given: unknown[]) => Promise<void>;
}

type Directive = (load: () => Promise<Wake>, options: object, island: HTMLElement) => void;

const directives = self as unknown as { Astro?: Record<string, Directive> };

class Island extends HTMLElement {
  connectedCallback() {
    // The markup that Preact takes over comes after this tag.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.plan());
    else this.plan();
  }

  /** Wake when any part of the figure is seen; other times are left to a directive of the page. */
  plan() {
    const when = this.read('client');
    if (when !== 'visible') {
      directives.Astro?.[when]?.(() => this.load(when), {}, this);
      return;
    }
    const watch = new IntersectionObserver((parts) => {
      if (!parts.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      this.load(when).then((wake) => wake());
    });
    for (const part of this.children) watch.observe(part);
  }

  async load(when: string): Promise<Wake> {
    const [figure, client] = await Promise.all([
      load<Record<string, unknown>>(this.read('component-url')),
      load<Client>(this.read('renderer-url')),
    ]);
    return async () => {
      await client.default(this)(
        figure[this.read('component-export')],
        JSON.parse(this.read('props')),
        {},
        { client: when },
      );
      this.removeAttribute('ssr');
    };
  }

  read(name: string): string {
    return this.getAttribute(name) ?? '';
  }
}

/** Once more after a second: a network that stumbled need not leave a figure asleep. */
function load<Module>(url: string): Promise<Module> {
  return import(url).catch(() =>
    new Promise((resolve) => setTimeout(resolve, 1000)).then(() => import(`${url}?again`)),
  );
}

customElements.define('astro-island', Island);
