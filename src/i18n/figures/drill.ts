import { words } from '../words.ts';

/** What stands around every drill. */
export const drillFrame = words(
  {
    title: 'Practice: {name}',
    question: 'Question',
    check: 'Check',
    right: 'Right.',
    wrong: 'Not yet.',
    yours: 'Your line',
    rightLine: 'Right line',
    next: 'Another one',
    again: 'One more of this kind',
  },
  {
    title: 'Abhyaas: {name}',
    question: 'Sawaal',
    check: 'Dekhiye',
    right: 'Sahi.',
    wrong: 'Abhi nahin.',
    yours: 'Aapki line',
    rightLine: 'Sahi line',
    next: 'Ek aur',
    again: 'Isi tarah ka ek aur',
  },
);

/** Where the link below a drill leads: the page of its skill. */
export const drillMore = {
  en: 'Practise on, or print a sheet with its key',
  'hi-Latn': 'Aur abhyaas, ya key ke saath sheet print kijiye',
};
