import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What a page says more than once costs every reader: each script and each sheet of styles that
// stands in it brings a tag and a hash that no compression shrinks, about 60 bytes.

/** Spare each page of a build what it says for nothing. */
export function leanPages(root: string): void {
  for (const file of globSync('**/*.html', { cwd: root })) {
    const path = join(root, file);
    writeFileSync(path, leanHtml(readFileSync(path, 'utf8')));
  }
}

/** Say it once: one script, one sheet, and islands without what our element does not read. */
export function leanHtml(html: string): string {
  return joinPieces(joinPieces(dropForIslands(html), styles), moduleScripts);
}

/** What can be joined, and where the whole stands: at its first piece or at its last. */
interface Kind {
  readonly tag: RegExp;
  readonly write: (pieces: readonly string[]) => string;
  readonly at: 0 | -1;
}

const styles: Kind = {
  // The order of the layers stands before the policy and stays alone.
  tag: /<style>((?!@layer reset,)[^<]*)<\/style>/g,
  write: (pieces) => `<style>${pieces.join('\n')}</style>`,
  at: 0,
};

const moduleScripts: Kind = {
  tag: /<script type="module">((?:(?!<\/script>|\bimport\b)[\s\S])+)<\/script>/g,
  // A function each, so that their names do not meet.
  write: (pieces) =>
    `<script type="module">${pieces.map((code) => `(()=>{${code.trim()}})();`).join('')}</script>`,
  at: -1,
};

/** Our island element wakes by itself what is seen, and reads nothing of these. */
function dropForIslands(html: string): string {
  return html
    .replace(/<script>\(\(\)=>\{[^<]*astro:visible[^<]*<\/script>/g, '')
    .replace(/<astro-island[^>]*>/g, (island) =>
      island.includes(' client="visible"')
        ? island.replace(/ (?:uid|data-preact-island-id|opts)="[^"]*"| await-children/g, '')
        : island,
    );
}

function joinPieces(html: string, { tag, write, at }: Kind): string {
  const pieces = [...html.matchAll(tag)];
  // Only what the policy lets run or show: joining must not let in what was kept out.
  const allowed = pieces.filter(([, text = '']) => html.includes(hashOf(text)));
  const stays = allowed.at(at);
  if (allowed.length < 2 || !stays) return html;
  const whole = write(allowed.map(([, text = '']) => text));
  let joined = '';
  let from = 0;
  for (const piece of allowed) {
    joined += html.slice(from, piece.index) + (piece === stays ? whole : '');
    from = piece.index + piece[0].length;
  }
  joined += html.slice(from);
  return joined.replace(hashOf(stays[1] ?? ''), () =>
    hashOf(whole.replace(/^<[^>]*>|<\/\w+>$/g, '')),
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
