import { drillWords } from './drill-words.ts';

/** What the skill `will-it-end` says. */
export const drill = drillWords(
  {
    name: 'Will it end?',
    ask: {
      places:
        'How many places behind the point does {ratio} need in base {base}? Choose ∞ if it never ends.',
    },
    steps: {
      reduce: 'First take out what both share: {shown} = {ratio}.',
      primes: 'The denominator in primes: {bottom} = {primes}.',
      ends: 'Base {base} has all of them, and {power} is its first power that {bottom} divides: {answer}.',
      never: 'Base {base} lacks the {missing}, so it never ends: {answer}.',
    },
    mistakes: {
      'always-ends':
        'You counted the digits until they came round. But they come round for ever: a rest returns, and with it everything after it.',
      'ten-weights':
        'That is so in base ten, which we know best. Here other primes decide: those of this base.',
      'not-reduced':
        'You saw a prime in the denominator that the base lacks. But the numerator has it too: reduce first, and it is gone.',
    },
  },
  {
    name: 'Kya yeh khatm hogi?',
    ask: {
      places:
        '{ratio} ko base {base} mein point ke baad kitni jagahein chahiye? Kabhi khatm na ho, toh ∞ chuniye.',
    },
    steps: {
      reduce: 'Pehle jo dono mein hai use nikaal dijiye: {shown} = {ratio}.',
      primes: 'Denominator ke prime: {bottom} = {primes}.',
      ends: 'Base {base} mein yeh sab hain, aur {power} uski pehli power hai jise {bottom} poora baant deta hai: {answer}.',
      never: 'Base {base} mein {missing} nahin hai, isliye yeh kabhi khatm nahin hoti: {answer}.',
    },
    mistakes: {
      'always-ends':
        'Aapne digits ek chakkar tak gine. Par chakkar chalta hi rehta hai: jo pehle bacha tha woh phir bacha, toh uske baad ka sab bhi phir aayega.',
      'ten-weights':
        'Base das mein aisa hi hai, aur wahi humein yaad hai. Yahan is base ke prime tay karte hain.',
      'not-reduced':
        'Aapne denominator mein aisa prime dekha jo base mein nahin hai. Par woh numerator mein bhi hai: pehle chhota kijiye, woh hat jaata hai.',
    },
  },
);
