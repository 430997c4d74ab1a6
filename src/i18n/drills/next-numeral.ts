import { drillWords } from './drill-words.ts';

/** What the skill `next-numeral` says. */
export const drill = drillWords(
  {
    name: 'The next numeral',
    ask: { next: 'Which numeral comes after {numeral}?' },
    steps: {
      symbols: 'In base {base} the last symbol is {last}.',
      full: 'Used up at the right end: {tail}. Back to {zeros}, and a push to the left.',
      push: 'The wheel that is pushed goes from {from} to {to}.',
      grow: 'No wheel stands there yet: a new one begins with {to}.',
      done: 'After {numeral} comes {next}.',
    },
    mistakes: {
      'digit-too-big':
        'You wrote a symbol that this base does not have. We are used to it from base ten; here the wheel is used up before it.',
      'carry-at-ten':
        'You carried after 9, as the hand does. This base has symbols for ten and for eleven: A comes first.',
      'lost-push':
        'The last wheel went back to 0, but its push got lost. The neighbour on the left takes it, or a new wheel begins.',
    },
  },
  {
    name: 'Agla numeral',
    ask: { next: '{numeral} ke baad kaunsa numeral aata hai?' },
    steps: {
      symbols: 'Base {base} ka aakhri symbol {last} hai.',
      full: 'Daayein sire par symbols khatm: {tail}. Woh {zeros} par laute, aur baayein dhakka gaya.',
      push: 'Jise dhakka laga, woh pahiya {from} se {to} hua.',
      grow: 'Wahan abhi koi pahiya nahin: naya pahiya {to} se shuru.',
      done: '{numeral} ke baad {next} aata hai.',
    },
    mistakes: {
      'digit-too-big':
        'Aapne aisa symbol likha jo is base mein hai hi nahin. Base das mein hota hai, isliye haath likh deta hai; yahan pahiya usse pehle khatm ho jaata hai.',
      'carry-at-ten':
        'Aapne 9 ke baad hi haasil bhej diya, aadat se. Is base mein das aur gyarah ke bhi symbol hain: pehle A aata hai.',
      'lost-push':
        'Aakhri pahiya 0 par lauta, par uska dhakka kho gaya. Woh baayein wale pahiye ko lagta hai, ya naya pahiya shuru hota hai.',
    },
  },
);
