import BinaryCards from '#components/figures/BinaryCards.astro';
import Heap from '#components/figures/Heap.astro';
import LongDivision from '#components/figures/LongDivision.astro';
import Odometer from '#components/figures/Odometer.astro';
import PlaceBoard from '#components/figures/PlaceBoard.astro';
import TallyRoman from '#components/figures/TallyRoman.astro';
import TextBytes from '#components/figures/TextBytes.astro';
import Drill from '#components/lesson/Drill.astro';
import Pairs from '#components/lesson/Pairs.astro';
import Worked from '#components/lesson/Worked.astro';
import { textVocabulary } from './text.ts';

/** The figures of lessons. */
export const lessonVocabulary = {
  ...textVocabulary,
  BinaryCards,
  Drill,
  Heap,
  LongDivision,
  Odometer,
  Pairs,
  PlaceBoard,
  TallyRoman,
  TextBytes,
  Worked,
};
