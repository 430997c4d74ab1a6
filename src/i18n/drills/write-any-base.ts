import { drillWords } from './drill-words.ts';

/** What the skill `write-any-base` says. */
export const drill = drillWords(
  {
    name: 'Write in any base',
    ask: { write: 'Write {value} in base {base}.' },
    steps: {
      places: 'Places of base {base} that fit into {value}: {weights}.',
      top: 'Take the largest place first: {line}. Write {symbol}.',
      middle: 'Then the place worth {weight}: {line}. Write {symbol}.',
      last: 'The ones are what is left: {line}. Write {symbol}.',
      done: 'From left to right: {numeral}.',
    },
    mistakes: {
      'digit-too-big':
        'You stopped at the second place and counted more there than this base has symbols for. The sum is right; but so many make a larger place.',
      mirror:
        'The digits are right, the order is reversed. Dividing finds the ones first, so the hand writes them first; they belong on the right.',
      'drops-zeros':
        'You left the empty place out. It counts nothing, so it is easily skipped; but without 0 the others slide.',
    },
  },
  {
    name: 'Kisi bhi base mein likhna',
    ask: { write: '{value} ko base {base} mein likhiye.' },
    steps: {
      places: 'Base {base} ki jagahein jo {value} mein aati hain: {weights}.',
      top: 'Sabse badi jagah pehle: {line}. Likhiye {symbol}.',
      middle: 'Phir {weight} wali jagah: {line}. Likhiye {symbol}.',
      last: 'Jo bacha, woh ikai hai: {line}. Likhiye {symbol}.',
      done: 'Baayein se daayein: {numeral}.',
    },
    mistakes: {
      'digit-too-big':
        'Aap doosri jagah par hi ruk gaye, aur wahan itne gine jitne symbols is base mein hain hi nahin. Jod sahi hai; par itne milkar badi jagah bante hain.',
      mirror:
        'Digits sahi hain, kram ulta hai. Bhaag dene par ikai pehle milti hai, toh haath use pehle likhta hai; uski jagah daayein hai.',
      'drops-zeros':
        'Aapne khaali jagah chhod di. Wahan ginne ko kuch nahin, isliye chhoot jaati hai; par 0 ke bina baaki digits khisak jaate hain.',
    },
  },
);
