import { drillWords } from './drill-words.ts';

/** What the skill `write-fraction` says. */
export const drill = drillWords(
  {
    name: 'Write behind the point',
    ask: {
      write: 'Write {ratio} in base {base}.',
      repeats: 'Write {ratio} in base {base}. Put what repeats into brackets, like 0.1(01).',
    },
    steps: {
      row: '{before} · {base} = {after}: the digit is {digit}, and {left} is left.',
      end: 'Nothing is left, so it ends: {numeral}.',
      again: '{left} was there before, so the digits since then repeat: {numeral}.',
    },
    mistakes: {
      'point-as-whole':
        'You wrote the decimal digits behind the point as a whole number of the new base. But they are tenths and hundredths, and those pieces do not exist here.',
      'off-by-one':
        'Your digits are right, but they begin one place too far left. The first digit that you find belongs right behind the point.',
      mirror:
        'You wrote the digits backwards, as for whole numbers. There the last remainder comes first; here the first digit found is the largest piece, so it stays first.',
      'always-ends':
        'You stopped after the digits came round once. What you wrote is close, and still another number: the block goes on for ever.',
    },
  },
  {
    name: 'Point ke baad likhna',
    ask: {
      write: '{ratio} ko base {base} mein likhiye.',
      repeats:
        '{ratio} ko base {base} mein likhiye. Jo dohraya jaaye use bracket mein rakhiye, jaise 0.1(01).',
    },
    steps: {
      row: '{before} · {base} = {after}: digit {digit} hai, aur {left} bacha.',
      end: 'Kuch nahin bacha, isliye khatm: {numeral}.',
      again: '{left} pehle bhi bacha tha, isliye tab se saare digits dohraye jaayenge: {numeral}.',
    },
    mistakes: {
      'point-as-whole':
        'Aapne decimal point ke baad ke digits ko poori sankhya maankar naye base mein likha. Par woh dasven aur sauven hisse hain, aur woh tukde yahan hote hi nahin.',
      'off-by-one':
        'Digits sahi hain, par ek jagah zyada baayein se shuru hue. Jo digit pehle mila, woh point ke theek baad aata hai.',
      mirror:
        'Aapne digits ulte likhe, jaise poori sankhya mein. Wahan aakhri bacha hua pehle aata hai; yahan pehla mila digit sabse bada tukda hai, isliye pehle hi rehta hai.',
      'always-ends':
        'Digits ek baar poore hue aur aap ruk gaye. Aapka jawab paas hai, phir bhi doosri sankhya hai: block kabhi khatm nahin hota.',
    },
  },
);
