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
        'You wrote a count of ten or more with two symbols. The count was right, so it looks finished; but one place holds one symbol, and that is what the letters are for.',
      'letter-shift':
        'Your letters are one too early: you let A be 11. It is easy to forget that ten needs a new symbol too; A is 10, and F is 15.',
      'ten-weights':
        'You wrote the decimal numeral as it stands. Its digits count tens; here the second place counts sixteens.',
      mirror:
        'Your digits are right, their order is reversed. By dividing, the ones are found first, so the hand writes them first; their place is on the right.',
      'drops-zeros':
        'You left the empty place out. Nothing is there to be counted, so it is easily skipped; but without 0 the others slide into smaller places.',
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
        'Aapne das ya usse badi ginti do symbols se likhi. Ginti sahi thi, isliye kaam poora lagta hai; par ek jagah mein ek hi symbol aata hai. Akshar isi kaam ke liye hain.',
      'letter-shift':
        'Aapke akshar ek kadam peechhe hain: aapne A ko 11 maana. Das ko bhi naya symbol chahiye, yeh bhoolna aasaan hai. A 10 hai, aur F 15.',
      'ten-weights':
        'Aapne decimal numeral waise ka waisa likh diya. Uske digits das-das ginte hain; yahan doosri jagah solah-solah ginti hai.',
      mirror:
        'Aapke digits sahi hain, kram ulta hai. Bhaag dene par ikai sabse pehle milti hai, toh haath use pehle likhta hai; uski jagah daayein hai.',
      'drops-zeros':
        'Aapne khaali jagah chhod di. Ginne ko kuch nahin tha, isliye chhoot jaati hai; par 0 ke bina baaki digits chhoti jagahon mein khisak jaate hain.',
    },
  },
);
