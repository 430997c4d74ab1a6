import { useEffect } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { fill } from '#lib/fill.ts';

/** Say where the person came to when a list without a folder is there: the trash, the archive. */
export function useSayPlace(place: string, total: number | undefined, cursor: string | null): void {
  const { saying, words, language } = useDrive();
  const isHere = total !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said on arrival, not when a row goes.
  useEffect(() => {
    if (total === undefined) return;
    saying.speak(fill(words.said.place, { place, items: count(words.items, total, language) }));
  }, [isHere, cursor]);
}
