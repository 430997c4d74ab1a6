import { drillWords } from './drill-words.ts';

/** What the skill `write-hex` says. */
export const drill = drillWords(
  {
    name: 'Write base sixteen',
    ask: { write: 'Write {value} in base sixteen.' },
    steps: {
      places: 'The places that fit into {value} are worth {weights}.',
      top: 'Take the largest place first: {line}. Write {symbol}.',
      middle: 'Then the sixteens: {line}. Write {symbol}.',
      last: 'The ones are what is left: {line}. Write {symbol}.',
      done: 'From left to right: {numeral}.',
    },
    mistakes: {
      'letters-join':
        'You wrote ten or more with two symbols. The count is right, so it looks done; but a place holds one symbol, and so there are letters.',
      'letter-shift':
        'You let A be 11. It is easy to forget that ten needs a symbol too: A is 10, F is 15.',
      'ten-weights':
        'You wrote the decimal numeral, out of habit. Here the second place counts sixteens.',
      mirror:
        'The digits are right, the order is reversed. Dividing finds the ones first, so the hand writes them first; they belong on the right.',
      'drops-zeros':
        'You left the empty place out. It counts nothing, so it is easily skipped; but without 0 the others slide down.',
    },
  },
  {
    name: 'Base solah mein likhna',
    ask: { write: '{value} ko base solah mein likhiye.' },
    steps: {
      places: '{value} mein aane wali jagahein: {weights}.',
      top: 'Sabse badi jagah pehle: {line}. Likhiye {symbol}.',
      middle: 'Phir solah wali jagah: {line}. Likhiye {symbol}.',
      last: 'Jo bacha, woh ikai hai: {line}. Likhiye {symbol}.',
      done: 'Baayein se daayein: {numeral}.',
    },
    mistakes: {
      'letters-join':
        'Aapne das ya zyada ko do symbols se likha. Ginti sahi hai, isliye kaam poora lagta hai; par ek jagah mein ek hi symbol aata hai. Akshar isi ke liye hain.',
      'letter-shift':
        'Aapne A ko 11 maana. Das ko bhi symbol chahiye, yeh bhoolna aasaan hai: A 10 hai, F 15.',
      'ten-weights':
        'Aadat se aapne decimal numeral hi likh diya. Yahan doosri jagah solah-solah ginti hai.',
      mirror:
        'Digits sahi hain, kram ulta hai. Bhaag dene par ikai pehle milti hai, toh haath use pehle likhta hai; uski jagah daayein hai.',
      'drops-zeros':
        'Aapne khaali jagah chhod di. Wahan ginne ko kuch nahin, isliye chhoot jaati hai; par 0 ke bina baaki digits neeche khisak jaate hain.',
    },
  },
);
