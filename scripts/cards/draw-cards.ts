import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { isLanguage } from '../../src/i18n/languages.ts';
import { languageNames } from '../../src/i18n/names.ts';
import { site } from '../../src/i18n/site.ts';
import { cardPath } from '../../src/layouts/page-facts.ts';
import { find, findClass, listElements, readHtml, textOf } from '../markdown/html-tree.ts';
import { allSticks, type Card, cardSvg } from './card-svg.ts';

// The picture that other sites show beside a link to a page of ours. A page names it in `og:image`;
// what it says is read from the page itself, so that the two never differ.

/** How many cards a build has, and how many of them nobody had drawn before. */
interface Drawn {
  all: number;
  fresh: number;
}

/**
 * Draw the card of each built page that has one of its own. What was drawn once is kept by what it
 * shows, beside the packages: another build draws what is new.
 */
export async function drawCards(root: string, kept = 'node_modules/.cache/cards'): Promise<Drawn> {
  mkdirSync(kept, { recursive: true });
  const cards = globSync('**/index.html', { cwd: root }).flatMap((file) => {
    const html = readFileSync(join(root, file), 'utf8');
    const path = findCard(html);
    return path === null ? [] : [{ path, svg: cardSvg(readCard(html)) }];
  });
  const drawn = await Promise.all(
    cards.map(async ({ path, svg }) => {
      const { png, isFresh } = await draw(svg, kept);
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, png);
      return isFresh;
    }),
  );
  return { all: cards.length, fresh: drawn.filter(Boolean).length };
}

/** Find the address of a page's own card; null when it shows the one of the first page, or none. */
function findCard(html: string): string | null {
  const [, image = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
  const [, here = ''] = /<link rel="canonical" href="([^"]+)"/.exec(html) ?? [];
  if (!image || !here) return null;
  const path = new URL(image).pathname;
  return path === cardPath(new URL(here).pathname) ? path : null;
}

/** Read what the card of a built page says. */
export function readCard(html: string): Card {
  const page = readHtml(html);
  const language = find(page, ({ tag }) => tag === 'html')?.attributes.lang;
  const title = find(page, ({ attributes }) => attributes.property === 'og:title');
  if (!isLanguage(language) || !title) throw new Error('A card needs a language and a title.');
  const way = listElements(findClass(page, 'trail') ?? '').filter(({ tag }) => tag === 'a');
  const place = findClass(page, 'place');
  const above = [way.at(-1), place].flatMap((one) => (one ? textOf(one).trim() : []));
  const lesson = place && findClass(place, 'sticks') && /\d+/.exec(textOf(place))?.[0];
  return {
    title: title.attributes.content ?? '',
    above: above.join(' · ') || site[language].motto,
    language: languageNames[language],
    laid: Math.min(Number(lesson ?? allSticks), allSticks),
  };
}

async function draw(svg: string, kept: string): Promise<{ png: Buffer; isFresh: boolean }> {
  const key = createHash('sha256')
    .update(sharp.versions.sharp ?? '')
    .update(svg)
    .digest('hex');
  const file = join(kept, `${key}.png`);
  if (existsSync(file)) return { png: readFileSync(file), isFresh: false };
  // Few colours and no dots between them: the letters stay sharp, the file small.
  const png = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 64, dither: 0, compressionLevel: 9 })
    .toBuffer();
  // Under another name first: a build that is stopped half-way leaves no half picture behind.
  writeFileSync(`${file}.${process.pid}`, png);
  renameSync(`${file}.${process.pid}`, file);
  return { png, isFresh: true };
}
