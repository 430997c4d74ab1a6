import Check from './lesson/Check.astro';
import Fact from './lesson/Fact.astro';
import Pairs from './lesson/Pairs.astro';
import Code from './reading/Code.astro';
import HeadingThree from './reading/HeadingThree.astro';
import HeadingTwo from './reading/HeadingTwo.astro';
import Pending from './reading/Pending.astro';

/** Figures that the words already name and that are still being drawn. */
const pending = [
  'AttackSurface',
  'Heap',
  'Odometer',
  'PacketBack',
  'PacketOut',
  'PlaceBoard',
  'TabRace',
  'TallyRoman',
  'TokenLifetimes',
  'VpcMap',
];

/** What a lesson or post may use without an import: figures by name, and our own h2, h3 and pre. */
export const vocabulary = {
  ...Object.fromEntries(pending.map((name) => [name, Pending])),
  Check,
  Fact,
  Pairs,
  h2: HeadingTwo,
  h3: HeadingThree,
  pre: Code,
};
