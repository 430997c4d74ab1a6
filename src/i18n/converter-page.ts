import { words } from './words.ts';

/** The page around the converter. */
export const converterPage = words(
  {
    title: 'Number base converter',
    description:
      'Convert any number between bases 2 and 36, exactly: fractions with their repeating block, negative numbers, bits to turn, and each step shown.',
    head: 'One number in, every writing out',
  },
  {
    title: 'Number base converter',
    description:
      'Kisi bhi sankhya ko base 2 se 36 tak bilkul sahi badliye: fraction apne dohraate hisse ke saath, minus sankhya, bits palatna, aur har kadam saamne.',
    head: 'Sankhya ek dijiye, har likhawat lijiye',
  },
);
