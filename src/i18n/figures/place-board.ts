import { words } from '../words.ts';

/** What the figure of the place board says. */
export const placeBoard = words(
  {
    board: 'Place board',
    digit: 'Digit in the place worth {weight}',
    up: 'Next digit in the place worth {weight}',
    down: 'Digit before, in the place worth {weight}',
    empty: 'empty',
    base: 'Base',
    longer: 'One more place',
    shorter: 'One place less',
    now: '{sum}',
    full: 'The board has no room for that.',
    caption: 'Change a digit: its place says what it is worth.',
  },
  {
    board: 'Place value board',
    digit: '{weight} wali jagah ka digit',
    up: '{weight} wali jagah ka agla digit',
    down: '{weight} wali jagah ka pichhla digit',
    empty: 'khaali',
    base: 'Base',
    longer: 'Ek jagah aur',
    shorter: 'Ek jagah kam',
    now: '{sum}',
    full: 'Board par iske liye jagah nahin hai.',
    caption: 'Koi digit badliye: woh kitne ka hai, yeh uski jagah batati hai.',
  },
);
