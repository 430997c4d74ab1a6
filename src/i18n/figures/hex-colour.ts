import { words } from '../words.ts';

/** What the figure of a colour's three pairs says. */
export const hexColour = words(
  {
    lamps: ['red', 'green', 'blue'],
    left: 'sixteen more',
    right: 'one more',
    now: '{code}: red {red}, green {green}, blue {blue}',
    caption:
      'Three lamps, two digits each, and their light together. Press a digit, or pull a bar.',
  },
  {
    lamps: ['laal', 'hara', 'neela'],
    left: 'solah aur',
    right: 'ek aur',
    now: '{code}: laal {red}, hara {green}, neela {blue}',
    caption:
      'Teen bulb, har ek ke do digits, aur teenon ki mili-juli roshni. Digit dabaiye, ya patti kheenchiye.',
  },
);
