import { drillWords } from './drill-words.ts';

/** What the skill `read-hex` says. */
export const drill = drillWords(
  {
    name: 'Read base sixteen',
    ask: { read: 'Which number is {numeral}?' },
    steps: {
      places: 'The places are worth {weights}.',
      letters: 'The letters are digits: {letters}.',
      multiply: 'Each digit times its place: {products}.',
      add: 'Add them: {sum} = {total}.',
    },
    mistakes: {
      'letters-join':
        'You put the worths of the digits side by side. A letter is worth two decimal digits, so it looks as if both could simply be written down; but each digit has to be multiplied by its place first.',
      'letter-shift':
        'You counted A as 11. After 9 one expects the first two-digit number that looks new; but A comes right after 9, so it is 10.',
      'ten-weights':
        'You let the next place be worth ten. Where only 0 to 9 appear it even looks decimal; but here each place is worth sixteen times its neighbour.',
      'counts-ones':
        'You added the digits themselves. What a digit adds is said by its place: only the last place counts single ones.',
    },
  },
  {
    name: 'Base solah padhna',
    ask: { read: '{numeral} kaunsi sankhya hai?' },
    steps: {
      places: 'Jagahon ki keemat: {weights}.',
      letters: 'Akshar bhi digits hain: {letters}.',
      multiply: 'Har digit guna uski jagah: {products}.',
      add: 'Jodiye: {sum} = {total}.',
    },
    mistakes: {
      'letters-join':
        'Aapne digits ki keemat bas saath-saath likh di. Ek akshar decimal mein do digits ka hota hai, toh lagta hai dono seedhe likh dein. Par pehle har digit ko uski jagah se guna karna hota hai.',
      'letter-shift':
        'Aapne A ko 11 gina. 9 ke baad man seedhe 11 par chala jaata hai; par A theek 9 ke baad aata hai, isliye woh 10 hai.',
      'ten-weights':
        'Aapne agli jagah ko das ka maana. Sirf 0 se 9 dikhein toh yeh decimal jaisa lagta hai, par yahan har jagah apne padosi se solah guni hai.',
      'counts-ones':
        'Aapne bas digits jod diye. Digit kitna jodega, yeh uski jagah batati hai: sirf aakhri jagah ek-ek ginti hai.',
    },
  },
);
