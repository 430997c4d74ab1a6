import { words } from '../words.ts';

/** What stands around every drill. */
export const drillFrame = words(
  {
    title: 'Practice: {name}',
    answer: 'Your answer',
    check: 'Check',
    right: 'Right.',
    wrong: 'Not yet.',
    yours: 'Your line',
    rightLine: 'The right line',
    next: 'Another one',
    again: 'One more of this kind',
    show: 'Show the steps',
    noScript: 'Solution',
  },
  {
    title: 'Abhyaas: {name}',
    answer: 'Aapka jawab',
    check: 'Dekhiye',
    right: 'Sahi.',
    wrong: 'Abhi nahin.',
    yours: 'Aapki line',
    rightLine: 'Sahi line',
    next: 'Ek aur',
    again: 'Isi tarah ka ek aur',
    show: 'Steps dikhaiye',
    noScript: 'Hal',
  },
);
