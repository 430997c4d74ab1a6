import { drillWords } from './drill-words.ts';

/** What the skill `does-it-fit` says. */
export const drill = drillWords(
  {
    name: 'Does it fit?',
    ask: {
      add: 'A board of {width} places, the top one minus, works out {sum}. What does it show?',
    },
    steps: {
      range: 'The board reaches from {least} to {most}.',
      sum: 'On paper: {sum}.',
      fits: 'That fits, so the board shows it: {value}.',
      round: 'That does not fit. A full turn of the board is {size}, so it shows {work}.',
    },
    mistakes: {
      'always-fits':
        'That is what paper says. The board has only so many places, and this number is past its end.',
      'stops-at-end':
        'You let the board stop at its last number. Nothing holds it there: like the wheels of a counter it goes on, round to its other end.',
      'drops-top':
        'You threw the top place away. The carry went into it, so it is up, and takes away.',
      'sign-and-size':
        'You read the top place as a mere minus sign. It takes a whole half turn away, and the rest counts upwards from there.',
    },
  },
  {
    name: 'Kya yeh aayega?',
    ask: {
      add: '{width} jagahon ka board, sabse upar wali minus, {sum} karta hai. Woh kya dikhayega?',
    },
    steps: {
      range: 'Board {least} se {most} tak pahunchta hai.',
      sum: 'Kaagaz par: {sum}.',
      fits: 'Yeh aa jaata hai, toh board yahi dikhata hai: {value}.',
      round: 'Yeh nahin aata. Board ka poora chakkar {size} ka hai, toh woh dikhata hai {work}.',
    },
    mistakes: {
      'always-fits':
        'Kaagaz par yahi aata hai. Par board ki jagahein gini hui hain, aur yeh sankhya uske sire ke paar hai.',
      'stops-at-end':
        'Aapne board ko uski aakhri sankhya par rok diya. Use rokne wala koi nahin: meter ke pahiyon ki tarah woh doosre sire par pahunch jaata hai.',
      'drops-top':
        'Aapne sabse upar wali jagah chhod di. Haasil usi mein gaya, toh wahan 1 hai, aur woh ghatati hai.',
      'sign-and-size':
        'Aapne sabse upar wali jagah ko sirf minus ka nishaan maana. Woh aadha chakkar ghata deti hai, aur baaki wahan se upar ginti hain.',
    },
  },
);
