import { words } from '../words.ts';

/** What the figure of strokes, bundles and letters of Rome says. Until lesson three no digit stands for a number. */
export const tallyRoman = words(
  {
    strokes: 'Strokes',
    bundles: 'Bundles of five',
    letters: 'Letters of Rome',
    strokeCount: { one: '{n} stroke', many: '{n} strokes' },
    bundleCount: { one: '{n} bundle', many: '{n} bundles' },
    letterCount: { one: '{n} letter', many: '{n} letters' },
    and: 'and',
    more: 'One more',
    fewer: 'One fewer',
    now: 'Now {n}: {roman}.',
    most: 'From one to {n}, no further here.',
    adding: 'Add a second number by hand',
    second: 'Second number:',
    did: {
      'spell-out': 'Write the shortcuts out:',
      'put-together': 'Put all letters together, the large ones first:',
      bundle: '{from} is {to}:',
      shorten: 'Four alike are too many. Shorten:',
    },
    caption: 'One number, three ways to write it.',
  },
  {
    strokes: 'Lakeerein',
    bundles: 'Paanch-paanch ke bundle',
    letters: 'Rome ke akshar',
    strokeCount: { one: '{n} lakeer', many: '{n} lakeerein' },
    bundleCount: { one: '{n} bundle', many: '{n} bundle' },
    letterCount: { one: '{n} akshar', many: '{n} akshar' },
    and: 'aur',
    more: 'Ek zyada',
    fewer: 'Ek kam',
    now: 'Ab {n}: {roman}.',
    most: 'Yahan ek se {n} tak hi.',
    adding: 'Doosri sankhya haath se jodiye',
    second: 'Doosri sankhya:',
    did: {
      'spell-out': 'Chhoti likhawat ko poora likhiye:',
      'put-together': 'Saare akshar saath rakhiye, bade pehle:',
      bundle: '{from} ban gaya {to}:',
      shorten: 'Ek jaise chaar zyada hain. Chhota likhiye:',
    },
    caption: 'Ek sankhya, likhne ke teen tareeke.',
  },
);
