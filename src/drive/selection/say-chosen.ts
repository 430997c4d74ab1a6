import type { Drive } from '#drive/drive-context.ts';
import { count, formatBytes } from '#drive/format.ts';
import { fill } from '#lib/fill.ts';
import { type Chosen, countChosen, measureChosen } from './selection.ts';

/** Say what is chosen, such as "All 100,000 selected except 2, 1.2 GiB". */
export function sayChosen(
  chosen: Chosen,
  { words, language }: Pick<Drive, 'words' | 'language'>,
): string {
  const say = words.chosen;
  const n = countChosen(chosen);
  if (n === 0) return say.none;
  const bytes = measureChosen(chosen);
  const size = bytes > 0 ? `, ${formatBytes(bytes, language)}` : '';
  if (chosen.kind === 'some') return count(say.some, n, language) + size;
  const { whole, except } = chosen;
  if (except.size === 0) return count(say.all, n, language) + size;
  const total = new Intl.NumberFormat(language).format(whole.total);
  return fill(count(say.allBut, except.size, language), { total }) + size;
}
