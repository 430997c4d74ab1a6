import { words } from '../words.ts';

/** What the figure of the halving says. */
export const halving = words(
  {
    halves: 'in pairs',
    rest: 'left over',
    read: 'Read upwards:',
    number: 'Number',
    again: 'Halve it myself',
    back: 'One row back',
    all: 'All rows',
    guess: 'Halve {value}: what is left over?',
    right: 'Right: {row}.',
    wrong: 'Not quite: {row}.',
    caption: 'The first remainder belongs to the ones, so it stands last.',
  },
  {
    halves: 'jodiyan',
    rest: 'bacha',
    read: 'Neeche se upar:',
    number: 'Sankhya',
    again: 'Khud aadha karein',
    back: 'Ek line peechhe',
    all: 'Saari lines',
    guess: '{value} ko aadha kijiye: kya bachta hai?',
    right: 'Sahi: {row}.',
    wrong: 'Abhi nahin: {row}.',
    caption: 'Pehle jo bacha, woh ikai ka hai, isliye sabse aakhir mein likha jaata hai.',
  },
);
