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
    show: 'Show the steps',
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
    show: 'Steps dikhaiye',
  },
);

/** What stands below a drill, outside the island. */
export const drillFoot = words(
  { noScript: 'Solution', more: 'Practise without end, or print a sheet' },
  { noScript: 'Hal', more: 'Jitna chahein utna abhyaas, ya sheet print kijiye' },
);
