import type { ShjLanguageData, ShjToken } from '@speed-highlight/core/tokenize';
import { tokenizeWith } from '@speed-highlight/core/tokenize';

/** A piece of a line that is of one kind; null is plain text. */
export type Run = readonly [text: string, kind: ShjToken | null];

/** Part a program into lines of coloured runs. Put together again they are the text as it was. */
export function toLines(
  text: string,
  language: string,
  grammars: Readonly<Record<string, object>>,
): Run[][] {
  // Its own types are a little apart under `exactOptionalPropertyTypes`.
  const languages = grammars as Record<string, ShjLanguageData>;
  let line: Run[] = [];
  const lines = [line];
  const add = (piece: string, kind: ShjToken | null) => {
    const last = line.at(-1);
    if (last && last[1] === kind) line[line.length - 1] = [last[0] + piece, kind];
    else if (piece !== '') line.push([piece, kind]);
  };
  tokenizeWith(
    text,
    languages[language] ?? [],
    (token, kind) => {
      const [first = '', ...rest] = token.split('\n');
      add(first, kind ?? null);
      for (const piece of rest) {
        line = [];
        lines.push(line);
        add(piece, kind ?? null);
      }
    },
    { languages },
  );
  return lines;
}
