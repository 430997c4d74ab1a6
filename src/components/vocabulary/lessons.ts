import Pairs from '#components/lesson/Pairs.astro';
import Pending from '#components/reading/Pending.astro';
import { textVocabulary } from './text.ts';

/** The figures of lessons. */
export const lessonVocabulary = {
  ...textVocabulary,
  Pairs,
  Heap: Pending,
  TallyRoman: Pending,
  Odometer: Pending,
  PlaceBoard: Pending,
};
