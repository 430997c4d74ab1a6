import type { Drive } from '#drive/drive-context.ts';
import { type Chosen, chooseSome, countChosen, isChosen } from './selection.ts';

/**
 * What an act means: what is chosen, else the row with the focus. One chosen row that the focus has
 * left is not meant: the eye follows the focus.
 */
export function findMeant({ selection, scene }: Pick<Drive, 'selection' | 'scene'>): Chosen {
  const chosen = selection.get();
  const id = document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? null;
  const focused = scene.get().items.find((item) => item.id === id);
  if (!focused || isChosen(chosen, focused.id) || countChosen(chosen) > 1) return chosen;
  return chooseSome([focused]);
}
