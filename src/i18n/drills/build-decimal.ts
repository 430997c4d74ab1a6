import { drillWords } from './drill-words.ts';

/** What the skill `build-decimal` says. */
export const drill = drillWords(
  {
    name: 'Build a numeral',
    ask: { build: 'Write as one numeral: {sum}' },
    steps: {
      take: 'Place worth {weight}: {share}, so the digit {digit}.',
      empty: 'Place worth {weight}: there is nothing, so 0 holds it.',
      done: 'Together: {line}.',
    },
    mistakes: {
      'drops-zeros':
        'You wrote a digit for each part, and none for an empty place. Nobody names it, so the hand skips it; it needs its 0.',
      'joins-parts':
        'You wrote the parts one behind the other, as they are spoken. But each fills only its own place; the zeros of the larger part are room for the smaller ones.',
    },
  },
  {
    name: 'Numeral banana',
    ask: { build: 'Ek numeral mein likhiye: {sum}' },
    steps: {
      take: '{weight} wali jagah: {share}, yaani digit {digit}.',
      empty: '{weight} wali jagah: kuch nahin, toh 0 use sambhaalta hai.',
      done: 'Sab milakar: {line}.',
    },
    mistakes: {
      'drops-zeros':
        'Aapne har hisse ka digit likha, khaali jagah ka nahin. Woh boli nahin jaati, isliye chhoot jaati hai; use bhi 0 chahiye.',
      'joins-parts':
        'Aapne hisse ek ke peechhe ek likh diye, jaise bole jaate hain. Par har hissa sirf apni jagah bharta hai; bade hisse ke zero chhote hisson ki jagah hain.',
    },
  },
);
