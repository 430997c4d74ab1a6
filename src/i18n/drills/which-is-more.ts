import { drillWords } from './drill-words.ts';

/** What the skill `which-is-more` says. */
export const drill = drillWords(
  {
    name: 'Which is more?',
    ask: { more: 'Which is more, {left} or {right}? Or is it one number (=)?' },
    steps: {
      left: 'The first: {work}.',
      right: 'The second: {work}.',
      done: '{compared}, so {answer} is more.',
      same: '{compared}: one number, two writings.',
    },
    mistakes: {
      'longer-is-bigger':
        'You went by the length. In one base the longer numeral is more, so the eye is used to it; between two countries length says nothing.',
      'glyph-is-value':
        'You read both as if they came from Decimal. The symbols are the same; the small number below says what their places are worth.',
    },
  },
  {
    name: 'Zyada kaunsa?',
    ask: { more: 'Zyada kaunsa hai, {left} ya {right}? Ya sankhya ek hi hai (=)?' },
    steps: {
      left: 'Pehla: {work}.',
      right: 'Doosra: {work}.',
      done: '{compared}, toh {answer} zyada hai.',
      same: '{compared}: sankhya ek, likhawatein do.',
    },
    mistakes: {
      'longer-is-bigger':
        'Aapne lambai dekhi. Ek hi base mein lamba numeral zyada hota hai, isliye aankh ko aadat hai; do deshon ke beech lambai kuch nahin kehti.',
      'glyph-is-value':
        'Aapne dono ko Decimal desh ka maankar padha. Symbols wahi hain; jagahein kitne ki hain, yeh neeche wala chhota number batata hai.',
    },
  },
);
