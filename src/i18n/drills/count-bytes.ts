import { drillWords } from './drill-words.ts';

/** What the skill `count-bytes` says. */
export const drill = drillWords(
  {
    name: 'Count the bytes of a text',
    ask: { count: 'How many bytes does this text take in UTF-8: {text}' },
    steps: {
      takes1: 'Up to 7F one byte each: {symbols}.',
      takes2: 'From 80 to 7FF two bytes each: {symbols}.',
      takes3: 'From 800 to FFFF three bytes each: {symbols}.',
      takes4: 'Above FFFF four bytes each: {symbols}.',
      add: 'Add them in the order of the text: {sum}.',
    },
    mistakes: {
      'char-is-byte':
        'You gave each symbol one byte. For English letters that is right, so it feels like a rule; but one byte holds 256 patterns, and there are far more symbols.',
      'digit-is-value':
        'You gave the whole numeral one byte, as if the number were kept. In a text each digit is a symbol of its own, with its own byte.',
    },
  },
  {
    name: 'Text ke bytes ginna',
    ask: { count: 'UTF-8 mein is text ke kitne bytes hain: {text}' },
    steps: {
      takes1: '7F tak ek-ek byte: {symbols}.',
      takes2: '80 se 7FF tak do-do bytes: {symbols}.',
      takes3: '800 se FFFF tak teen-teen bytes: {symbols}.',
      takes4: 'FFFF ke upar chaar-chaar bytes: {symbols}.',
      add: 'Text ke kram mein jodiye: {sum}.',
    },
    mistakes: {
      'char-is-byte':
        'Aapne har symbol ko ek byte diya. English aksharon par yeh sahi hai, isliye niyam jaisa lagta hai; par ek byte mein 256 hi pattern hain, aur symbols usse kahin zyada.',
      'digit-is-value':
        'Aapne poore numeral ko ek byte diya, jaise number khud rakha ho. Text mein har digit apna alag symbol hai, apne byte ke saath.',
    },
  },
);
