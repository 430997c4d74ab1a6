import { drillWords } from './drill-words.ts';

/** What the skill `decode-base64` says. */
export const drill = drillWords(
  {
    name: 'Decode base64url',
    ask: {
      decode:
        'Which letters, or bytes in base 16, are {spelled}? (A is 0, a is 26, 0 is 52, - is 62, _ is 63.)',
    },
    steps: {
      numbers: 'Each symbol is a number: {pairs}.',
      sixes: 'Each number is six bits: {bits}.',
      eights: 'The same bits, cut from the left by eight: {bits}.',
      left: 'The same bits, cut from the left by eight: {bits}. Left over is {left}, only filling.',
      done: 'As text that is {text}, as bytes {bytes}',
    },
    mistakes: {
      'eights-not-sixes':
        'You gave each symbol a byte. So letters are kept; but one of 64 symbols says six bits, no more.',
      'digits-first':
        'You let 0 to 9 come first, as in base sixteen. Here A is 0, and digits begin at 52.',
      'small-first': 'You let the small letters come first. The capitals do: A is 0, and a is 26.',
      'letter-shift': 'You counted A as one. The first of 64 patterns is 000000: A is 0.',
      'pads-right':
        'You filled what was left over up to a byte. It is only filling itself: no byte began there.',
      'groups-from-right':
        'You cut from the right, as with the places of a number. A row of bytes begins on the left.',
    },
  },
  {
    name: 'base64url kholna',
    ask: {
      decode:
        '{spelled} kaunse akshar hain, ya base 16 mein kaunse bytes? (A ka number 0, a ka 26, 0 ka 52, - ka 62, _ ka 63.)',
    },
    steps: {
      numbers: 'Har symbol ek number hai: {pairs}.',
      sixes: 'Har number chhah bits hai: {bits}.',
      eights: 'Wahi bits, baayein se aath-aath par: {bits}.',
      left: 'Wahi bits, baayein se aath-aath par: {bits}. Bacha {left}, yeh sirf bharaai hai.',
      done: 'Text mein yeh {text} hai, bytes mein {bytes}',
    },
    mistakes: {
      'eights-not-sixes':
        'Aapne har symbol ko poora byte de diya. Akshar aise rakhte hain; par 64 mein se ek symbol chhah hi bits kehta hai.',
      'digits-first':
        'Aapne 0 se 9 pehle rakhe, jaise base solah mein. Yahan A ka number 0 hai, aur digits 52 se shuru hote hain.',
      'small-first': 'Aapne chhote akshar pehle rakhe. Pehle bade aate hain: A ka 0, phir a ka 26.',
      'letter-shift': 'Aapne A ko ek gina. 64 mein se pehla pattern 000000 hai: A ka number 0.',
      'pads-right':
        'Aapne bache hue bits se poora byte bana diya. Woh toh bharaai hain: wahan koi byte shuru nahin hua.',
      'groups-from-right':
        'Aapne daayein se kaata, jaise number ki jagahein. Bytes ki kataar baayein se shuru hoti hai.',
    },
  },
);
