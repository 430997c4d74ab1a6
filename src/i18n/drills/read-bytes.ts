import { drillWords } from './drill-words.ts';

/** What the skill `read-bytes` says. */
export const drill = drillWords(
  {
    name: 'Read bytes as text',
    ask: { read: 'What do the bytes {bytes} say? (0 is 30, A is 41, a is 61, in base 16.)' },
    steps: {
      digit: '{byte} is in the row of digits: {sum}, so it is the symbol {symbol}.',
      letter:
        '{byte} is in the row of {first}: {sum}, that is {steps} on from {first}, so {symbol}.',
      join: 'Side by side: {text}',
    },
    mistakes: {
      'digit-is-value':
        'You took the byte of a digit for the digit itself. A digit is a symbol like any other, and its number begins at 30₁₆: 30 is 0, 37 is 7.',
      'ten-weights':
        'You took the steps as a decimal numeral. 12₁₆ steps are one sixteen and two, eighteen; the first symbols of the row hide the difference.',
    },
  },
  {
    name: 'Bytes ko text ki tarah padhna',
    ask: { read: 'Bytes {bytes} mein kya likha hai? (Base 16 mein 0 ka 30, A ka 41, a ka 61.)' },
    steps: {
      digit: '{byte} digits ki kataar mein hai: {sum}, toh symbol {symbol} hai.',
      letter:
        '{byte} {first} ki kataar mein hai: {sum}, yaani {first} se {steps} kadam aage, {symbol}.',
      join: 'Saath-saath: {text}',
    },
    mistakes: {
      'digit-is-value':
        'Aapne digit ke byte ko hi digit maan liya. Digit bhi ek symbol hai, aur uske number 30₁₆ se shuru hote hain: 30 yaani 0, 37 yaani 7.',
      'ten-weights':
        'Aapne kadam decimal mein gine. 12₁₆ kadam ek solah aur do hain, yaani atharah; kataar ke pehle symbols par yeh farq dikhta nahin.',
    },
  },
);
