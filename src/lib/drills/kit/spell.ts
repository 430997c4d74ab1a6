import type { Spelling } from './skill.ts';

/** Say each number up to this one by its word, wherever it stands in a sentence. */
export function spellTo(most: number): Spelling {
  return {
    most,
    spell: ({ picture, ...made }, counts) => {
      const words = counts.split(' ');
      const say = (_key: string, part: unknown) =>
        typeof part === 'string' ? part.replace(/\d+/g, (n) => words[Number(n)] ?? n) : part;
      const tell = <T>(plain: T): T => JSON.parse(JSON.stringify(plain), say);
      // A path keeps its digits.
      const shows = picture?.shows && tell(picture.shows);
      return { ...tell(made), picture: picture && { ...picture, shows } };
    },
  };
}
