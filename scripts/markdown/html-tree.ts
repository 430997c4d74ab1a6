/** An element of a page that we built; its children are elements and texts. */
export interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: Node[];
}

export type Node = Element | string;

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const tagOrText =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi;

/**
 * Read HTML that we wrote ourselves: every element is closed, so a stack is all it takes. A script's
 * or a style's text is dropped.
 */
export function readHtml(html: string): Element {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const text = html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/gi, '$1$3');
  for (const [whole, closing, name = '', attributes = ''] of text.matchAll(tagOrText)) {
    const tag = name.toLowerCase();
    if (!tag) {
      if (!whole.startsWith('<!')) open.at(-1)?.children.push(decode(whole));
    } else if (closing) {
      const at = open.findLastIndex((element) => element.tag === tag);
      if (at < 1) throw new Error(`</${tag}> closes nothing.`);
      open.length = at;
    } else {
      const element: Element = { tag, attributes: readAttributes(attributes), children: [] };
      open.at(-1)?.children.push(element);
      if (!empty.has(tag) && !attributes.endsWith('/')) open.push(element);
    }
  }
  return root;
}

/** List an element and all that are below it, in the order of the page. */
export function listElements(node: Node): Element[] {
  if (typeof node === 'string') return [];
  return [node, ...node.children.flatMap(listElements)];
}

/** Join all text of an element. */
export function textOf(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** Find the first element below this one that a question answers with yes. */
export function find(node: Node, is: (element: Element) => boolean): Element | undefined {
  if (typeof node === 'string') return undefined;
  if (is(node)) return node;
  for (const child of node.children) {
    const found = find(child, is);
    if (found) return found;
  }
  return undefined;
}

/** Find an element by a class or a part of one. */
export function findClass(node: Node, name: string | RegExp): Element | undefined {
  return find(node, (element) => hasClass(element, name));
}

/** Tell whether an element has a class. */
export function hasClass({ attributes }: Element, name: string | RegExp): boolean {
  return (attributes.class ?? '')
    .split(/\s+/)
    .some((one) => (typeof name === 'string' ? one === name : name.test(one)));
}

function readAttributes(text: string): Record<string, string> {
  const found = text.matchAll(/([^\s"'=/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', a, b, c]) => [name, decode(a ?? b ?? c ?? '')]),
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
};

function decode(text: string): string {
  return text.replace(/&(#x?)?(\w+);/gi, (whole, number: string | undefined, what: string) => {
    if (!number) return named[what.toLowerCase()] ?? whole;
    return String.fromCodePoint(Number.parseInt(what, number === '#' ? 10 : 16));
  });
}
