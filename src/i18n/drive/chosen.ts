import { words } from '../words.ts';

/** What the drive says about what is chosen in a list. */
export const chosenWords = words(
  {
    label: 'What is selected',
    some: { one: '{n} selected', other: '{n} selected' },
    all: { one: 'All {n} selected', other: 'All {n} selected' },
    allBut: { one: 'All {total} selected except {n}', other: 'All {total} selected except {n}' },
    none: 'Nothing is selected.',
    more: 'More actions',
  },
  {
    label: 'Kya chuna hua hai',
    some: { one: '{n} chuna', other: '{n} chune' },
    all: { one: 'Sab {n} chune', other: 'Sab {n} chune' },
    allBut: { one: 'Sab {total} chune, {n} chhodkar', other: 'Sab {total} chune, {n} chhodkar' },
    none: 'Kuch chuna hua nahin hai.',
    more: 'Aur kaam',
  },
);
