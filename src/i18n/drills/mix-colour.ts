import { drillWords } from './drill-words.ts';

/** What the skill `mix-colour` says. */
export const drill = drillWords(
  {
    name: 'Mix a colour',
    ask: {
      write: 'Red {red}, green {green}, blue {blue}: write the colour.',
      red: 'How bright is the red lamp in {colour}?',
      green: 'How bright is the green lamp in {colour}?',
      blue: 'How bright is the blue lamp in {colour}?',
    },
    steps: {
      pair: '{sum}, so {pair}.',
      short: '{sum}. The 0 in front is written: {pair}.',
      join: 'Red, green, blue side by side: {colour}.',
      cut: 'Cut into pairs, red, green, blue: {pairs}.',
      take: 'The pair of this lamp is {pair}.',
      add: 'The left digit counts sixteens: {sum}.',
    },
    mistakes: {
      'letters-join':
        'A letter became two digits. F does mean fifteen, so it looks right; but it fills one place, and a lamp has two.',
      'pairs-shift':
        'Your pairs begin in the wrong place. A 0 in front seems to say nothing, and six digits show no seams; but each lamp has exactly two.',
      'ten-weights':
        'You stayed in base ten. The numerals look alike; but in a pair the left digit counts sixteens.',
    },
  },
  {
    name: 'Rang milana',
    ask: {
      write: 'Laal {red}, hara {green}, neela {blue}: rang likhiye.',
      red: '{colour} mein laal bulb kitna tez hai?',
      green: '{colour} mein hara bulb kitna tez hai?',
      blue: '{colour} mein neela bulb kitna tez hai?',
    },
    steps: {
      pair: '{sum}, toh {pair}.',
      short: '{sum}. Aage ka 0 bhi likha jaata hai: {pair}.',
      join: 'Laal, hara, neela saath-saath: {colour}.',
      cut: 'Jodiyon mein kaatiye, laal, hara, neela: {pairs}.',
      take: 'Is bulb ki jodi {pair} hai.',
      add: 'Baayan digit solah-solah ginta hai: {sum}.',
    },
    mistakes: {
      'letters-join':
        'Ek akshar ke do digits ban gaye. F ka matlab pandrah hi hai, isliye sahi lagta hai; par woh ek hi jagah bharta hai, aur bulb ke paas do hain.',
      'pairs-shift':
        'Aapki jodiyan galat jagah se shuru hoti hain. Aage ka 0 bekaar lagta hai, aur chhah digits mein jod dikhta nahin; par har bulb ke theek do digits hain.',
      'ten-weights':
        'Aap base das mein hi reh gaye. Dikhne mein numeral ek jaise hain; par jodi ka baayan digit solah-solah ginta hai.',
    },
  },
);
