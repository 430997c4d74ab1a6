import { words } from '../words.ts';

/** What the figure of the powers says. */
export const powerTable = words(
  {
    base: 'Base {base}, and ÷ {base} at each step down',
    none: 'no factor',
    larger: 'Larger base',
    smaller: 'Smaller base',
    divide: 'Divide by {base}',
    end: 'No factor is left, and 1 is.',
    caption:
      'Each row is the one above it, divided by the base. So the last row is 1, in every base.',
  },
  {
    base: 'Base {base}, har kadam neeche ÷ {base}',
    none: 'kuch nahin',
    larger: 'Bada base',
    smaller: 'Chhota base',
    divide: '{base} se bhaag',
    end: 'Guna karne ko kuch nahin bacha, 1 bacha.',
    caption:
      'Har line upar wali ko base se bhaag dekar milti hai. Isliye aakhri line har base mein 1 hai.',
  },
);
