import Check from '#components/lesson/Check.astro';
import Fact from '#components/lesson/Fact.astro';
import Code from '#components/reading/Code.astro';
import HeadingThree from '#components/reading/HeadingThree.astro';
import HeadingTwo from '#components/reading/HeadingTwo.astro';
import Table from '#components/reading/Table.astro';
import type { ownElements } from './own-elements.ts';

const own = {
  h2: HeadingTwo,
  h3: HeadingThree,
  pre: Code,
  table: Table,
} satisfies Record<(typeof ownElements)[number], unknown>;

/** What every lesson and post may use without an import, and our own headings, code and tables. */
export const textVocabulary = {
  Check,
  Fact,
  ...own,
};
