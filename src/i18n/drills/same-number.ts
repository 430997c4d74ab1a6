import { drillWords } from './drill-words.ts';

/** What the skill `same-number` says. */
export const drill = drillWords(
  {
    name: 'The same number',
    ask: { same: 'Which numeral is the same number as {numeral}?' },
    steps: {
      read: 'Read it: {work}.',
      write: 'Now the one that is {value} too: {work}.',
    },
    mistakes: {
      'glyph-is-value':
        'You took the digits for decimal ones. They look like it; but their places are those of another country.',
      'adds-all':
        'You added all letters. A small one right before a large one is taken away: order is part of the sign.',
      mirror:
        'You read the digits from the wrong end. The place worth 1 is on the right, in every base.',
    },
  },
  {
    name: 'Wahi sankhya',
    ask: { same: 'Kaunsa numeral wahi sankhya hai jo {numeral} hai?' },
    steps: {
      read: 'Padhiye: {work}.',
      write: 'Ab woh, jo bhi {value} hai: {work}.',
    },
    mistakes: {
      'glyph-is-value':
        'Aapne digits ko decimal maan liya. Dikhte waise hi hain; par unki jagahein kisi aur desh ki hain.',
      'adds-all':
        'Aapne saare akshar jod diye. Chhota akshar bade ke theek pehle ho, toh ghatta hai: kram bhi nishaan ka hissa hai.',
      mirror: 'Aapne digits ulte sire se padhe. 1 wali jagah har base mein daayein hai.',
    },
  },
);
