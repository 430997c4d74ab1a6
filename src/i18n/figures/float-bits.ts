import { words } from '../words.ts';

/** What the figure of the float's bits says. */
export const floatBits = words(
  {
    parts: ['sign', 'exponent', 'fraction'],
    bit: 'bit {n}',
    exactly: 'Shown as {short}, kept as exactly',
    up: 'Next one up',
    down: 'Next one down',
    caption: 'Sixty-four places. Between two neighbours nothing can be kept.',
  },
  {
    parts: ['nishaan', 'exponent', 'fraction'],
    bit: 'bit {n}',
    exactly: 'Dikhta hai {short}, rakha hai theek',
    up: 'Agli badi',
    down: 'Agli chhoti',
    caption: 'Chaunsath jagahein. Do padosiyon ke beech kuch rakha nahin ja sakta.',
  },
);
