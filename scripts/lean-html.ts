import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { islandScript } from './lean-islands.ts';

// What a page says more than once costs every reader: each script and each sheet of styles that
// stands in it brings a tag and a hash that no compression shrinks, about 60 bytes. And what is
// small compresses badly alone: the sheet of a figure is 600 bytes in a file, 350 among others.

type ReadSheet = (address: string) => string;

/** Spare each page of a build what it says for nothing. */
export function leanPages(root: string): void {
  const known = new Map<string, string>();
  const readSheet = (address: string) => {
    const sheet = known.get(address) ?? readFileSync(join(root, address), 'utf8').trim();
    known.set(address, sheet);
    return sheet;
  };
  for (const file of globSync('**/*.html', { cwd: root })) {
    const path = join(root, file);
    writeFileSync(path, leanHtml(readFileSync(path, 'utf8'), readSheet));
  }
}

/** Say it once: one script, one sheet, and islands without what our element does not read. */
export function leanHtml(html: string, readSheet: ReadSheet): string {
  const styled = joinLayers(moveSheets(joinPieces(html, styles), readSheet));
  return joinPieces(leanIslands(styled), moduleScripts);
}

/** What can be joined, and where the whole stands: at its first piece or at its last. */
interface Kind {
  readonly tag: RegExp;
  readonly join: (pieces: readonly string[]) => string;
  readonly at: 0 | -1;
}

const styles: Kind = {
  tag: /<style>((?!@layer reset,)[^<]*)<\/style>/g,
  join: (pieces) => pieces.join('\n'),
  at: 0,
};

const moduleScripts: Kind = {
  // One that imports a file waits for it, and would let the others wait.
  tag: /<script type="module">((?:(?!<\/script>|\bimport\b(?!\())[\s\S])+)<\/script>/g,
  // A function each, so that their names do not meet.
  join: (pieces) => pieces.map((code) => `(()=>{${code.trim()}})();`).join(''),
  at: -1,
};

function joinPieces(html: string, { tag, join, at }: Kind): string {
  // Only what the policy lets run or show: joining must not let in what was kept out.
  const pieces = [...html.matchAll(tag)].filter(([, text = '']) => html.includes(hashOf(text)));
  const stays = pieces.at(at);
  if (pieces.length < 2 || !stays) return html;
  let joined = '';
  let from = 0;
  for (const piece of pieces) {
    joined += html.slice(from, piece.index) + (piece === stays ? piece[0] : '');
    from = piece.index + piece[0].length;
  }
  const whole = join(pieces.map(([, text = '']) => text));
  return replaceText(joined + html.slice(from), stays[1] ?? '', whole);
}

/** Move the sheets that figures link to in the body behind the last one that stands in the head. */
function moveSheets(html: string, readSheet: ReadSheet): string {
  const link = /<link rel="stylesheet" href="([^"]+)">(?![\s\S]*<\/head>)/g;
  const addresses = new Set([...html.matchAll(link)].map(([, address = '']) => address));
  const last = [...html.matchAll(styles.tag)].at(-1)?.[1];
  if (addresses.size === 0 || !last || !html.includes(hashOf(last))) return html;
  const whole = [last, ...[...addresses].map(readSheet)].join('\n');
  return replaceText(html.replace(link, ''), last, whole);
}

/** Put the order of the layers in front of the sheet that follows, unless a file comes between. */
function joinLayers(html: string): string {
  const [both, order, between, sheet] =
    /<style>(@layer [\w,]+;)<\/style>((?:(?!<link rel="stylesheet")[\s\S])*?)<style>([^<]*)/.exec(
      html,
    ) ?? [];
  if (!both || !sheet || !html.includes(hashOf(sheet))) return html;
  return replaceText(
    html.replace(both, () => `${between}<style>${sheet}`),
    sheet,
    order + sheet,
  );
}

/** Our island element wakes by itself what is seen, reads nothing of these, and can come last. */
function leanIslands(html: string): string {
  return html
    .replace(/<script>\(\(\)=>\{[^<]*astro:visible[^<]*<\/script>/g, '')
    .replace(`<script>${islandScript}`, () => `<script type="module">${islandScript}`)
    .replace(/<astro-island[^>]*>/g, (island) =>
      quoteOnce(
        island.includes(' client="visible"')
          ? island.replace(/ (?:uid|data-preact-island-id|opts)="[^"]*"| await-children/g, '')
          : island,
      ),
    );
}

/** Values are JSON, full of double quotes: six letters each, unless single ones stand around. */
function quoteOnce(island: string): string {
  return island.replace(
    / props="([^"]*)"/,
    (_, props: string) => ` props='${props.replaceAll('&quot;', '"')}'`,
  );
}

/** Replace the text of a script or of a sheet, and its hash in the policy. */
function replaceText(html: string, text: string, whole: string): string {
  return html.replace(`>${text}</`, () => `>${whole}</`).replace(hashOf(text), hashOf(whole));
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
