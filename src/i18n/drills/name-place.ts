import { drillWords } from './drill-words.ts';

/** What the skill `name-place` says. */
export const drill = drillWords(
  {
    name: 'What a digit is worth',
    ask: { worth: 'What is the {digit} in {numeral} worth?' },
    steps: {
      count: 'Count the places from the right, up to the digit: {weights}.',
      stands: 'The {digit} stands in the place worth {weight}: {line}.',
    },
    mistakes: {
      'digit-alone': 'That is the digit, as it is painted. What it is worth is said by its place.',
      'off-by-one':
        'You began to count with tens. The base is ten, so it is tempting; but the last place counts single ones.',
      'drops-zeros':
        'You counted past the 0. It is worth nothing, so the eye skips it; but it fills a place like every other digit.',
    },
  },
  {
    name: 'Digit kitne ka hai',
    ask: { worth: '{numeral} mein {digit} kitne ka hai?' },
    steps: {
      count: 'Daayein se us digit tak jagahein giniye: {weights}.',
      stands: '{digit}, {weight} wali jagah par hai: {line}.',
    },
    mistakes: {
      'digit-alone': 'Yeh digit hai, jaisa chhapa hai. Kitne ka hai, yeh uski jagah batati hai.',
      'off-by-one':
        'Aapne ginti dahai se shuru ki. Base das hai, toh aisa lagta hai; par aakhri jagah ek-ek ginti hai.',
      'drops-zeros':
        'Aapne 0 ko gina hi nahin. Uski keemat kuch nahin, isliye aankh chhod deti hai; par woh bhi poori jagah gherta hai.',
    },
  },
);
