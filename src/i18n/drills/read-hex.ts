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
        'You put the worths of the digits side by side. F does mean 15, so it looks right; but each digit is multiplied by its place first.',
      'letter-shift':
        'You counted A as 11. It is easy to jump over ten; but A comes right after 9, so it is 10.',
      'ten-weights':
        'You let the next place be worth ten, out of habit. Here each place is worth sixteen times its neighbour.',
      'counts-ones': 'You added the digits alone. Only the last place counts single ones.',
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
        'Aapne digits ki keemat bas saath-saath likh di. F ka matlab 15 hi hai, isliye sahi lagta hai; par pehle har digit ko uski jagah se guna karna hota hai.',
      'letter-shift':
        'Aapne A ko 11 gina. Das chhoot jaana aasaan hai; par A theek 9 ke baad aata hai, isliye woh 10 hai.',
      'ten-weights':
        'Aadat se aapne agli jagah ko das ka maana. Yahan har jagah apne padosi se solah guni hai.',
      'counts-ones': 'Aapne bas digits jod diye. Sirf aakhri jagah ek-ek ginti hai.',
    },
  },
);
