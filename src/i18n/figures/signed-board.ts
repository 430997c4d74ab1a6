import { words } from '../words.ts';

/** What the figure of the signed board says. */
export const signedBoard = words(
  {
    board: 'Board of bits',
    places: 'Places',
    signed: 'top place is minus',
    more: 'One more',
    less: 'One less',
    range: 'From {least} to {most}.',
    round: 'It went round: past the end the board begins at its other end.',
    caption: 'Turn a place: only the top one takes away.',
  },
  {
    board: 'Bits ka board',
    places: 'Jagahein',
    signed: 'sabse upar wali jagah minus',
    more: 'Ek zyada',
    less: 'Ek kam',
    range: '{least} se {most} tak.',
    round: 'Ghoom gaya: ek sire ke baad board doosre sire se shuru hota hai.',
    caption: 'Koi jagah paltiye: ghatati sirf sabse upar wali hai.',
  },
);
