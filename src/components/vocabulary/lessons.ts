import Heap from '#components/figures/Heap.astro';
import Odometer from '#components/figures/Odometer.astro';
import PlaceBoard from '#components/figures/PlaceBoard.astro';
import TallyRoman from '#components/figures/TallyRoman.astro';
import Pairs from '#components/lesson/Pairs.astro';
import { textVocabulary } from './text.ts';

/** The figures of lessons. */
export const lessonVocabulary = {
  ...textVocabulary,
  Heap,
  Odometer,
  Pairs,
  PlaceBoard,
  TallyRoman,
};
