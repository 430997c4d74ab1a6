import { drillWords } from './drill-words.ts';

/** What the skill `count-addresses` says. */
export const drill = drillWords(
  {
    name: 'Count addresses',
    ask: {
      count: 'How many addresses are in {network}?',
      last: 'Which is the last address of {network}?',
    },
    steps: {
      free: 'Places behind the mask: {work}.',
      double: 'Each of them doubles the patterns: {work}.',
      first: 'The first is one of them, so from it to the last: {work} steps.',
      carry: 'In bytes: {work}.',
      reach: 'Go there: {work}',
    },
    mistakes: {
      'mask-is-count':
        'You took the number behind the slash for a count of addresses. It counts the bits of the network; a larger one leaves fewer addresses.',
      'off-by-one':
        'You are off by one: the first address counts, it is the pattern of zeros. As with stones in a row, there is one step less than stones.',
      'patterns-add':
        'You added the places. Each free place does not add two patterns, it doubles those that are there.',
      'wrong-side':
        'You counted the patterns of the network. Those bits are fixed; the free ones stand behind the mask.',
    },
  },
  {
    name: 'Addresses ginna',
    ask: {
      count: '{network} mein kitne addresses hain?',
      last: '{network} ka aakhri address kaunsa hai?',
    },
    steps: {
      free: 'Mask ke peechhe ki jagahein: {work}.',
      double: 'Har jagah pattern dugne karti hai: {work}.',
      first: 'Pehla bhi unhi mein hai, toh usse aakhri tak: {work} kadam.',
      carry: 'Bytes mein: {work}.',
      reach: 'Wahan pahunchiye: {work}',
    },
    mistakes: {
      'mask-is-count':
        'Aapne slash ke peechhe ki sankhya ko addresses ki ginti samjha. Woh network ke bits ginti hai; woh badi ho toh addresses kam bachte hain.',
      'off-by-one':
        'Ek ka farq hai: pehla address bhi gina jaata hai, woh saare zero wala pattern hai. Pattharon ki kataar mein kadam pattharon se ek kam hote hain.',
      'patterns-add':
        'Aapne jagahein jod din. Khaali jagah do pattern jodti nahin, jo hain unhein dugna karti hai.',
      'wrong-side':
        'Aapne network wale bits ke pattern gine. Woh toh tay hain; khaali jagahein mask ke peechhe hain.',
    },
  },
);
