/** A text broken into lines, and the size at which all of them fit. */
export interface Fitted {
  size: number;
  lines: string[];
}

interface Box {
  width: number;
  height: number;
  /** The largest size that is tried. */
  size: number;
  /** The distance of two lines, in sizes. */
  leading: number;
}

/** A twentieth smaller is hardly seen, and is soon small enough. */
const step = 0.95;

/** Find the largest size at which a text fits its box, broken between words and never inside one. */
export function fitText(
  text: string,
  { width, height, size, leading }: Box,
  measure: (text: string, size: number) => number,
): Fitted {
  const words = text.split(/\s+/).filter(Boolean);
  const lines = breakLines(words, (line) => measure(line, size) <= width);
  const fits =
    lines.length * leading * size <= height && lines.every((line) => measure(line, size) <= width);
  if (fits)
    return { size, lines: balance(words, lines.length, width, (line) => measure(line, size)) };
  return fitText(text, { width, height, size: size * step, leading }, measure);
}

/** As many words to a line as it takes. A word that is too long stands alone. */
function breakLines(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Make the lines as even as they can be without one more of them: no word is left alone at the end. */
function balance(
  words: readonly string[],
  count: number,
  width: number,
  measure: (line: string) => number,
): string[] {
  let narrowest = width;
  let best = breakLines(words, (line) => measure(line) <= width);
  for (;;) {
    narrowest = Math.max(...best.map(measure)) - 1;
    const lines = breakLines(words, (line) => measure(line) <= narrowest);
    if (lines.length > count || lines.some((line) => measure(line) > narrowest)) return best;
    best = lines;
  }
}
