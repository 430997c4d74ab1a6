import { words } from '../words.ts';

/** What the figure of counting fingers says. */
export const fingerOdometer = words(
  {
    stones: 'Stones: {n}',
    fingers: '{n} fingers',
    more: 'More stones',
    fewer: 'Fewer stones',
    grow: 'More fingers',
    lose: 'Fewer fingers',
    caption:
      'The same stones on two hands. When all fingers are up they fold, and the next place gets one.',
  },
  {
    stones: 'Patthar: {n}',
    fingers: '{n} ungliyan',
    more: 'Aur patthar',
    fewer: 'Kam patthar',
    grow: 'Aur ungliyan',
    lose: 'Kam ungliyan',
    caption:
      'Wahi patthar, do tarah ke haathon par. Saari uth gayin, toh band huin, aur agli jagah ko ek mila.',
  },
);
