import { words } from '../words.ts';

/** What the figure of the two cuts says. */
export const sixBits = words(
  {
    text: 'Up to three letters:',
    symbols: 'Symbols, six bits each',
    spelled: '{text} is written {plain}.',
    padded: '{text} is written {plain}, or with padding {padded}.',
    now: '{symbol} is number {value}, in bits {bits}. They come from {from}.',
    filled: 'The last {n} are only filling, always 0.',
    most: 'Three bytes are the most here; the rest is left out.',
    empty: 'Nothing to cut yet. Type Sol.',
    link: 'Link to these letters',
    caption:
      'One row of bits. Above it is cut by eight, into letters; below by six, into symbols with their numbers. Press a symbol to see where it comes from.',
  },
  {
    text: 'Teen akshar tak likhiye:',
    symbols: 'Symbols, har ek chhah bits ka',
    spelled: '{text} ki likhawat {plain} hai.',
    padded: '{text} ki likhawat {plain} hai, padding ke saath {padded}.',
    now: '{symbol} ka number {value} hai, bits {bits}. Yeh {from} se aaye.',
    filled: 'Aakhri {n} sirf bharne ke liye hain, hamesha 0.',
    most: 'Yahan teen bytes se zyada nahin aate; baaki chhoot gaya.',
    empty: 'Kaatne ko abhi kuch nahin. Sol likhkar dekhiye.',
    link: 'In aksharon ka link',
    caption:
      'Bits ki ek hi kataar. Upar aath-aath par kati hai, wahan akshar hain; neeche chhah-chhah par, wahan symbols aur unke number. Kisi symbol ko dabaiye, dikhega ki kahan se aaya.',
  },
);
