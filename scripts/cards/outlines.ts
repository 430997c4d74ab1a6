import { readFileSync } from 'node:fs';
import * as harfbuzz from 'harfbuzzjs';
import { decompress } from 'wawoff2';

/** The fonts of the site that the cards are set in: large words, and small ones. */
export type Style = 'display' | 'text';

interface Letters {
  font: harfbuzz.Font;
  /** Units to the em, in which a font counts. */
  upem: number;
  has: ReadonlySet<number>;
}

const fonts = 'src/layouts/fonts';
// The first that has a letter writes it. No order of a system is asked: it may have none of them.
const indian = [await openFont('indian'), await openFont('devanagari')];
const styles: Readonly<Record<Style, { fonts: Letters[]; spacing: number }>> = {
  display: { fonts: [await openFont('display'), ...indian], spacing: -0.02 },
  text: { fonts: [await openFont('text-700'), ...indian], spacing: 0 },
};

/** Write a line as outlines from the left end of its base line, shaped as its script asks. */
export function outline(text: string, style: Style, size: number): string {
  return setLine(text, style)
    .glyphs.map(({ path, x, y, scale }) => {
      const s = round(scale * size);
      return `<path transform="translate(${round(x * size)} ${round(y * size)}) scale(${s} ${-s})" d="${path}"/>`;
    })
    .join('');
}

/** Measure how wide a line is. */
export function measure(text: string, style: Style, size: number): number {
  return setLine(text, style).width * size;
}

interface Line {
  glyphs: { path: string; x: number; y: number; scale: number }[];
  width: number;
}

const lines = new Map<string, Line>();

/** Set a line at size one: any other is as many times as large. A title is measured over and over. */
function setLine(text: string, style: Style): Line {
  const key = `${style} ${text}`;
  const known = lines.get(key);
  if (known) return known;
  const { fonts, spacing } = styles[style];
  const line: Line = { glyphs: [], width: 0 };
  for (const { letters, run } of splitRuns(text, fonts)) {
    const scale = 1 / letters.upem;
    for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of shape(letters.font, run)) {
      const path = letters.font.glyphToPath(codepoint);
      if (path)
        line.glyphs.push({ path, x: line.width + xOffset * scale, y: -yOffset * scale, scale });
      line.width += xAdvance * scale + spacing;
    }
  }
  lines.set(key, line);
  return line;
}

/** HarfBuzz reads the tables of a font, not the compression of the web. */
async function openFont(name: string): Promise<Letters> {
  const woff2 = readFileSync(`${fonts}/${name}.woff2`);
  const face = new harfbuzz.Face(new harfbuzz.Blob(await decompress(woff2)));
  return {
    font: new harfbuzz.Font(face),
    upem: face.upem,
    has: new Set(face.collectUnicodes()),
  };
}

function splitRuns(text: string, fonts: readonly Letters[]): { letters: Letters; run: string }[] {
  const runs: { letters: Letters; run: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const code = letter.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    // A space or a mark stays with what it follows.
    const letters = last?.letters.has.has(code)
      ? last.letters
      : fonts.find(({ has }) => has.has(code));
    if (!letters) throw new Error(`No font of the cards has "${letter}", in "${text}".`);
    if (last?.letters === letters) last.run += letter;
    else runs.push({ letters, run: letter });
  }
  return runs;
}

function shape(font: harfbuzz.Font, text: string) {
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(font, buffer);
  return buffer.getGlyphInfosAndPositions();
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
