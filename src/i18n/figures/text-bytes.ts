import { words } from '../words.ts';

/** What the figure of text and bytes says. */
export const textBytes = words(
  {
    text: 'Your text:',
    symbols: 'Symbols, with number and bytes',
    count: 'Symbols: {n}. Bytes: {bytes}.',
    now: '{symbol} is number {point}, kept as {bytes}. The frames are underlined:',
    fours: 'The frames taken off, the rest by fours:',
    caption:
      'Above the symbol, below it its number, at the bottom its bytes. Press one to open it.',
  },
  {
    text: 'Aapka text:',
    symbols: 'Symbols, number aur bytes ke saath',
    count: 'Symbols: {n}. Bytes: {bytes}.',
    now: '{symbol} ka number {point} hai, bytes {bytes}. Lakeer ke upar frame hai:',
    fours: 'Frame hataiye, baaki ko chaar-chaar mein baantiye:',
    caption:
      'Upar symbol, uske neeche uska number, sabse neeche uske bytes. Kisi ko dabaiye, woh khul jaayega.',
  },
);
