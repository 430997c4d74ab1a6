import { words } from '../words.ts';

/** What the figure of the groups says. */
export const regroup = words(
  {
    place: 'Place worth {weight}',
    move: 'Cut elsewhere',
    wrong: 'Cut there it reads {hex} = {worth}. But {two} = {value}.',
    caption:
      'Press a place to change it. Four places from the right are one digit of base sixteen.',
  },
  {
    place: '{weight} wali jagah',
    move: 'Kahin aur kaatiye',
    wrong: 'Yahan kaata toh {hex} = {worth}. Par {two} = {value}.',
    caption: 'Jagah dabaiye, woh badlegi. Daayein se chaar jagahein base solah ka ek digit hain.',
  },
);
