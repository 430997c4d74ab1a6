import { drillWords } from './drill-words.ts';

/** What the skill `read-roman` says. */
export const drill = drillWords(
  {
    name: 'Read Roman numerals',
    ask: { read: 'Which number is {numeral}?' },
    steps: {
      takes: 'Look for a small letter right before a large one; it is taken away: {pair}.',
      falls: 'In {numeral} no small letter stands before a large one, so nothing is taken away.',
      add: 'Add from left to right: {work}.',
    },
    mistakes: {
      'adds-all':
        'You added all letters. Mostly that is right; but a small one right before a large one is taken away. Order is part of the sign.',
      'takes-behind':
        'You took the I away, though it stands behind. I does take away when it stands before a larger letter; behind one it is added.',
    },
  },
  {
    name: 'Roman numeral padhna',
    ask: { read: '{numeral} kaunsi sankhya hai?' },
    steps: {
      takes: 'Dekhiye, kahan chhota akshar bade ke theek pehle hai; woh ghatega: {pair}.',
      falls: '{numeral} mein koi chhota akshar bade ke pehle nahin hai, toh kuch nahin ghatega.',
      add: 'Baayein se daayein jodiye: {work}.',
    },
    mistakes: {
      'adds-all':
        'Aapne saare akshar jod diye. Aksar yahi sahi hota hai; par chhota akshar bade ke theek pehle ho, toh ghatta hai. Kram bhi nishaan ka hissa hai.',
      'takes-behind':
        'Aapne I ko ghata diya, jabki woh baad mein hai. Bade akshar ke pehle ho tabhi I ghatta hai; baad mein ho toh judta hai.',
    },
  },
);
