import { type Element, find, findClass, hasClass, type Node, textOf } from './html-tree.ts';

/** How a page says in its own language what Markdown has no sign for. */
export interface MarkdownWords {
  figure: string;
  question: string;
  answer: string;
}

interface Page {
  say: MarkdownWords;
  origin: string;
  /** The notes of facts, for the end of the page. */
  notes: string[];
}

const hidden = new Set(['script', 'style', 'template', 'link', 'button', 'input', 'select', 'svg']);
const inline = new Set(
  'a abbr b bdi br cite code em i kbd mark output q s samp small span strong sub sup time var'.split(
    ' ',
  ),
);

/** Turn the prose of a built page into Markdown; what can be touched there becomes words here. */
export function toMarkdown(prose: Element, say: MarkdownWords, origin: string): string {
  const page: Page = { say, origin, notes: [] };
  const blocks = writeBlocks(prose.children, page);
  const notes = [...new Set(page.notes)];
  return `${[...blocks, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')}\n`;
}

function writeBlocks(nodes: readonly Node[], page: Page): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const flush = () => {
    const text = writeInline(run, page);
    if (text) blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || inline.has(node.tag)) run.push(node);
    else {
      flush();
      blocks.push(...writeBlock(node, page));
    }
  }
  flush();
  return blocks;
}

function writeBlock(element: Element, page: Page): string[] {
  const { tag, children } = element;
  if (hidden.has(tag) || 'hidden' in element.attributes) return [];
  if (/^h[1-6]$/.test(tag)) return [`${'#'.repeat(Number(tag[1]))} ${writeInline(children, page)}`];
  if (tag === 'p' || tag === 'summary') return [writeInline(children, page)].filter(Boolean);
  if (tag === 'pre') return [writeCode(element)];
  if (tag === 'ul' || tag === 'ol') return [writeList(element, page)];
  if (tag === 'table') return [writeTable(element, page)];
  if (tag === 'blockquote') return [indent(writeBlocks(children, page).join('\n\n'), '> ')];
  if (tag === 'hr') return ['---'];
  if (tag === 'dl') return writeTerms(element, page);
  if (tag === 'astro-island') return writeIsland(element, page);
  if (tag === 'figure') return writeFigure(element, page);
  if (hasClass(element, 'check')) return writeCheck(element, page);
  if (hasClass(element, 'listing')) return children.flatMap((node) => blocksOf(node, page, 'pre'));
  return writeBlocks(children, page);
}

function blocksOf(node: Node, page: Page, tag: string): string[] {
  return typeof node !== 'string' && node.tag === tag ? writeBlock(node, page) : [];
}

/** A drill is its first question; every other figure is what stands under it, or what it is called. */
function writeIsland(island: Element, page: Page): string[] {
  const ask = findClass(island, 'drill-ask');
  if (ask) {
    const title = findClass(island, 'drill-title');
    return [`**${writeInline(title?.children ?? [], page)}** ${writeInline(ask.children, page)}`];
  }
  return writeFigure(island, page);
}

function writeFigure(figure: Element, page: Page): string[] {
  const table = find(figure, ({ tag }) => tag === 'table');
  const caption =
    find(figure, ({ tag }) => tag === 'figcaption') ?? findClass(figure, /(^|-)caption$/);
  const called = find(figure, ({ attributes }) => 'aria-label' in attributes)?.attributes;
  const drawn = ['title', 'desc'].map((name) => find(figure, ({ tag }) => tag === name));
  const words = [
    ...drawn.map((one) => one && writeInline(one.children, page)),
    caption ? writeInline(caption.children, page) : called?.['aria-label'],
  ].filter(Boolean);
  return [
    `*${page.say.figure}: ${words.map((one) => `${one}`.replace(/[.:]?$/, '.')).join(' ')}*`,
    ...(table ? writeBlock(table, page) : []),
  ];
}

function writeCheck(check: Element, page: Page): string[] {
  const question = findClass(check, 'question')?.children ?? [];
  const [first = '', ...rest] = writeBlocks(findClass(check, 'answer')?.children ?? [], page);
  return [
    `**${page.say.question}** ${writeInline(question, page)}`,
    `**${page.say.answer}** ${first}`,
    ...rest,
  ];
}

function writeList(list: Element, page: Page): string {
  let n = Number(list.attributes.start ?? 1);
  return list.children
    .filter((node): node is Element => typeof node !== 'string' && node.tag === 'li')
    .map((item) => {
      const sign = list.tag === 'ol' ? `${n++}. ` : '- ';
      const text = writeBlocks(item.children, page).join('\n\n');
      return sign + indent(text, ' '.repeat(sign.length)).trimStart();
    })
    .join('\n');
}

function writeTerms(list: Element, page: Page): string[] {
  return list.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    if (node.tag === 'div') return writeTerms(node, page);
    const text = writeInline(node.children, page);
    return [node.tag === 'dt' ? `**${text}**` : text];
  });
}

function writeTable(table: Element, page: Page): string {
  const rows = listAll(table, 'tr').map((row) =>
    row.children
      .filter((node): node is Element => typeof node !== 'string' && /^t[hd]$/.test(node.tag))
      .map((cell) => writeInline(cell.children, page).replaceAll('|', '\\|')),
  );
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function listAll(node: Node, tag: string): Element[] {
  if (typeof node === 'string') return [];
  return node.tag === tag ? [node] : node.children.flatMap((child) => listAll(child, tag));
}

function writeCode(pre: Element): string {
  const code = textOf(pre).replace(/\n$/, '');
  return `\`\`\`${pre.attributes['data-language'] ?? ''}\n${code}\n\`\`\``;
}

function writeInline(nodes: readonly Node[], page: Page): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : writeSpan(node, page)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function writeSpan(element: Element, page: Page): string {
  const { tag, attributes, children } = element;
  if (hasClass(element, 'fact')) return writeFact(element, page);
  if (hidden.has(tag) || 'hidden' in attributes) return '';
  if (tag === 'br') return ' ';
  if (tag === 'code') return `\`${textOf(element)}\``;
  const text = children.map((node) => (typeof node === 'string' ? node : writeSpan(node, page)));
  const inside = text.join('');
  if (tag === 'strong' || tag === 'b') return mark(inside, '**');
  if (tag === 'em' || tag === 'i') return mark(inside, '*');
  if (tag === 'sub' || tag === 'sup') return `<${tag}>${inside}</${tag}>`;
  if (tag !== 'a' || hasClass(element, 'anchor')) return inside;
  return `[${inside}](${new URL(attributes.href ?? '', page.origin).href})`;
}

/** A claim's mark becomes a note at the end: the sentence, how sure it is, and where it is written. */
function writeFact(fact: Element, page: Page): string {
  const note = findClass(fact, 'note');
  const id = note?.attributes.id;
  if (!note || !id) return '';
  const lines = note.children.map((node) => writeInline([node], page)).filter(Boolean);
  page.notes.push(`[^${id}]: ${lines.join(' ')}`);
  return `[^${id}]`;
}

function mark(text: string, sign: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inside ? before + sign + inside + sign + after : text;
}

function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}
