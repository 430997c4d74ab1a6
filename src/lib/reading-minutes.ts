/** What a grown-up reads on a screen (Brysbaert 2019: 238 a minute), a little slower for learning. */
const wordsPerMinute = 200;

// The lists of a build ask again for each lesson that they show.
const known = new Map<string, number>();

/** Judge how long a lesson or post takes: its words, and a minute for each figure in it. */
export function readingMinutes(mdx: string): number {
  const minutes = known.get(mdx) ?? judge(mdx);
  known.set(mdx, minutes);
  return minutes;
}

function judge(mdx: string): number {
  const figures = mdx.match(/^<(?!Check|Fact)[A-Z]\w*/gm)?.length ?? 0;
  const text = mdx.replace(/```[\s\S]*?```|<[^>]*>/g, ' ');
  const words = text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / wordsPerMinute) + figures);
}
