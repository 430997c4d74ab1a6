import { words } from '../words.ts';

/** What the figure of one number in many writings says. */
export const oneNumber = words(
  {
    number: 'Number, 1 to 3999:',
    writings: ['Rome', 'Decimal', 'Devanagari', 'Hexa', 'Binary', 'English', 'Hinglish'],
    signs: 'Signs of every writing',
    heap: 'Heap',
    strokes: 'Tally',
    share: '{writing}: {sign} stands for {share} of {all}.',
    nothing: '{writing}: {sign} stands for nothing; it keeps a place.',
    caption:
      'Point at a sign, or move with the arrow keys: its share of the heap is lit everywhere.',
  },
  {
    number: 'Sankhya, 1 se 3999:',
    writings: ['Rome', 'Decimal', 'Devanagari', 'Hexa', 'Binary', 'English', 'Hinglish'],
    signs: 'Har likhawat ke nishaan',
    heap: 'Dher',
    strokes: 'Tally',
    share: '{writing}: {sign} yaani {all} mein se {share}.',
    nothing: '{writing}: {sign} ka hissa kuch nahin; woh jagah sambhaalta hai.',
    caption:
      'Kisi nishaan par jaaiye, ya arrow keys se chaliye: dher mein uska hissa har jagah chamkega.',
  },
);
