import { words } from '../words.ts';

/** What the figure of an address under its mask says. */
export const maskAnd = words(
  {
    home: 'An address',
    mask: 'Mask',
    guest: 'Who else?',
    network: 'The network is {network}: {size} addresses, the last is {last}.',
    in: '{guest} gives the same under the mask: it is in.',
    out: '{guest} gives {other}, which is another: it is out.',
    caption: 'Left of the bar the mask has ones, and the bits come through. Right of it all is 0.',
  },
  {
    home: 'Ek address',
    mask: 'Mask',
    guest: 'Aur kaun?',
    network: 'Network {network} hai: {size} addresses, aakhri {last}.',
    in: '{guest} se bhi mask ke neeche wahi bacha: andar hai.',
    out: '{guest} se {other} bacha, jo doosra hai: bahar hai.',
    caption: 'Lakeer se baayein mask mein 1 hain, wahan bits aar-paar dikhte hain. Daayein sab 0.',
  },
);
