import { drillWords } from './drill-words.ts';

/** What the skill `count-patterns` says. */
export const drill = drillWords(
  {
    name: 'Count patterns',
    ask: {
      places: '{n} places, in each a 0 or a 1. How many different patterns are there?',
      lamps: '{n} lamps in a row, each on or off. How many different patterns are there?',
      largest: 'Count from 0 with {n} wheels of base two. Which is the last number, in base ten?',
    },
    steps: {
      first: 'One place has 2 patterns: 0 and 1.',
      double: 'Each further place doubles them: {row}. So {all}.',
      last: 'The first pattern stands for 0, so the last of {all} stands for {last}.',
    },
    mistakes: {
      'patterns-add':
        'You added 2 for each place. With two places that fits, so it looks like a rule; but a new place doubles: every old pattern comes with 0 and with 1.',
      'largest-is-power':
        'So many patterns there are, counted well. But the first is for 0, so the last number is one less.',
    },
  },
  {
    name: 'Pattern ginna',
    ask: {
      places: '{n} jagahein, har ek mein 0 ya 1. Alag-alag pattern kitne ban sakte hain?',
      lamps: '{n} bulb, har ek jala ya bujha. Alag-alag pattern kitne ban sakte hain?',
      largest: 'Base do ke {n} pahiyon par 0 se giniye. Aakhri sankhya base das mein kya hai?',
    },
    steps: {
      first: 'Ek jagah ke 2 pattern: 0 aur 1.',
      double: 'Har nayi jagah unhein doguna karti hai: {row}. Toh {all}.',
      last: 'Pehla pattern 0 ka hai, isliye {all} mein se aakhri {last} ka hai.',
    },
    mistakes: {
      'patterns-add':
        'Aapne har jagah ke liye 2 jode. Do jagahon par yeh chal jaata hai, isliye niyam lagta hai; par nayi jagah doguna karti hai: har purana pattern 0 ke saath bhi, 1 ke saath bhi.',
      'largest-is-power':
        'Itne toh pattern hain, ginti sahi hai. Par pehla 0 ka hai, isliye aakhri sankhya ek kam hai.',
    },
  },
);
