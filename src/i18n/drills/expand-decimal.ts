import { drillWords } from './drill-words.ts';

/** What the skill `expand-decimal` says. */
export const drill = drillWords(
  {
    name: 'Expand a numeral',
    ask: { expand: 'Expand {numeral}: the sum of what its digits are worth.' },
    steps: {
      worth: 'Place worth {weight}: {line}.',
      empty: 'Place worth {weight}: empty, so it adds nothing.',
      done: 'Together, the largest first: {line}.',
    },
    mistakes: {
      'digit-alone':
        'You added the digits as they are painted. What each is worth is said by its place.',
      'drops-zeros':
        'You skipped the 0, and its place with it. It adds nothing; but without it the digits on its left slide down.',
      'off-by-one':
        'You began with tens, as the base is ten. But the last place counts single ones.',
    },
  },
  {
    name: 'Numeral kholna',
    ask: { expand: '{numeral} ko kholiye: har digit kitne ka hai, sabka jod.' },
    steps: {
      worth: '{weight} wali jagah: {line}.',
      empty: '{weight} wali jagah khaali hai, kuch nahin jodti.',
      done: 'Sab milakar, bada pehle: {line}.',
    },
    mistakes: {
      'digit-alone':
        'Aapne digits waise hi jod diye jaise chhape hain. Kitne ke hain, yeh jagah batati hai.',
      'drops-zeros':
        'Aapne 0 chhoda, toh uski jagah bhi gayi. Woh kuch jodta nahin; par uske bina baayein wale neeche khisak jaate hain.',
      'off-by-one':
        'Aapne dahai se shuru kiya, kyonki base das hai. Par aakhri jagah ek-ek ginti hai.',
    },
  },
);
