import { type Fitted, fitText } from './fit-text.ts';
import { measure, outline, type Style } from './outlines.ts';

/** What a card says: the words, and how many of the sixteen sticks are laid. */
export interface Card {
  title: string;
  /** Where the page stands: its course and its place in it. */
  above: string;
  language: string;
  laid: number;
}

/** What other sites ask for. */
export const cardSize = { width: 1200, height: 630 };

export const allSticks = 16;

const slate = '#1e1a4b';
const square = '#2b2760';
const margin = '#7d4a63';
const chalk = '#fdfbf4';
const marigold = '#ffb21c';
const waiting = '#4a4585';

const left = 104;
const right = cardSize.width - 64;
const placeBox = { top: 76, width: right - left, height: 44, size: 34, leading: 1.2 };
const titleBox = { top: 150, width: right - left, height: 290, size: 124, leading: 1.06 };

/** Draw a card: chalk on a slate of the site's squares, every letter an outline. */
export function cardSvg({ title, above, language, laid }: Card): string {
  const { width, height } = cardSize;
  const place = fitText(above, placeBox, (text, size) => measure(text, 'text', size));
  const heading = fitText(title, titleBox, (text, size) => measure(text, 'display', size));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<path fill="${slate}" d="M0 0h${width}v${height}H0z"/>`,
    `<path stroke="${square}" d="${squares(width, height)}"/>`,
    `<path stroke="${margin}" stroke-width="3" d="M60.5 0v${height}"/>`,
    writeLines(place, { ...placeBox, style: 'text', colour: marigold }),
    writeLines(heading, { ...titleBox, style: 'display', colour: chalk }),
    sticks(laid),
    endAt(right, 496, language, { style: 'text', size: 30, colour: chalk }),
    endAt(right, 552, 'सोलह', { style: 'display', size: 44, colour: marigold }),
    endAt(right - measure('सोलह', 'display', 44) - 18, 552, 'Solah', {
      style: 'display',
      size: 46,
      colour: chalk,
    }),
    '</svg>',
  ].join('');
}

interface Look {
  style: Style;
  colour: string;
}

function writeLines(
  { size, lines }: Fitted,
  { top, leading, style, colour }: Look & { top: number; leading: number },
): string {
  return (
    lines
      // The letters stand on a line that is most of their size below the top.
      .map((line, i) =>
        at(left, top + size * (0.8 + i * leading), colour, outline(line, style, size)),
      )
      .join('')
  );
}

function endAt(
  x: number,
  y: number,
  text: string,
  { style, size, colour }: Look & { size: number },
) {
  return at(x - measure(text, style, size), y, colour, outline(text, style, size));
}

function at(x: number, y: number, colour: string, svg: string): string {
  return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)})" fill="${colour}">${svg}</g>`;
}

function squares(width: number, height: number): string {
  const down = Array.from(
    { length: Math.ceil(width / 30) },
    (_, i) => `M${i * 30 + 0.5} 0v${height}`,
  );
  const across = Array.from({ length: height / 30 }, (_, i) => `M0 ${i * 30 + 0.5}h${width}`);
  return [...down, ...across].join('');
}

/** Sixteen sticks, four by four, each a little off and the same way every time; the last is new. */
function sticks(laid: number): string {
  return Array.from({ length: allSticks }, (_, i) => {
    const lean = ((i * 7) % 5) - 2;
    const x = left + 8 + i * 31 + Math.floor(i / 4) * 30;
    const colour = i === laid - 1 ? marigold : i < laid ? chalk : waiting;
    return `<path stroke="${colour}" stroke-width="11" stroke-linecap="round" d="M${x + lean * 1.6} 486 ${x - lean * 1.6} 556"/>`;
  }).join('');
}
