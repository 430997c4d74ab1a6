import BinaryCards from '#components/figures/BinaryCards.astro';
import Carry from '#components/figures/Carry.astro';
import Dump from '#components/figures/Dump.astro';
import FingerOdometer from '#components/figures/FingerOdometer.astro';
import FloatBits from '#components/figures/FloatBits.astro';
import Halving from '#components/figures/Halving.astro';
import Heap from '#components/figures/Heap.astro';
import HexColour from '#components/figures/HexColour.astro';
import JwtInspector from '#components/figures/JwtInspector.astro';
import LongDivision from '#components/figures/LongDivision.astro';
import MaskAnd from '#components/figures/MaskAnd.astro';
import MorseLine from '#components/figures/MorseLine.astro';
import Odometer from '#components/figures/Odometer.astro';
import OneNumber from '#components/figures/OneNumber.astro';
import PlaceBoard from '#components/figures/PlaceBoard.astro';
import PowerTable from '#components/figures/PowerTable.astro';
import PulseLine from '#components/figures/PulseLine.astro';
import Regroup from '#components/figures/Regroup.astro';
import SignedBoard from '#components/figures/SignedBoard.astro';
import SixBits from '#components/figures/SixBits.astro';
import TallyRoman from '#components/figures/TallyRoman.astro';
import TextBytes from '#components/figures/TextBytes.astro';
import TokenParts from '#components/figures/TokenParts.astro';
import Drill from '#components/lesson/Drill.astro';
import Pairs from '#components/lesson/Pairs.astro';
import Worked from '#components/lesson/Worked.astro';
import { textVocabulary } from './text.ts';

/** The figures of lessons. */
export const lessonVocabulary = {
  ...textVocabulary,
  BinaryCards,
  Carry,
  Drill,
  Dump,
  FingerOdometer,
  FloatBits,
  Halving,
  Heap,
  HexColour,
  JwtInspector,
  LongDivision,
  MaskAnd,
  MorseLine,
  Odometer,
  OneNumber,
  Pairs,
  PlaceBoard,
  PowerTable,
  PulseLine,
  Regroup,
  SignedBoard,
  SixBits,
  TallyRoman,
  TextBytes,
  TokenParts,
  Worked,
};
