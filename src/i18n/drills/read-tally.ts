import { drillWords } from './drill-words.ts';

/** What the skill `read-tally` says. */
export const drill = drillWords(
  {
    name: 'Read a tally',
    ask: {
      read: 'Which number does this tally show?',
      tally: 'Bundles of four strokes and one across: {bundles}. Single strokes: {strokes}.',
    },
    steps: {
      bundles: 'Each bundle is five, the stroke across is one of them: {sum}.',
      strokes: 'Then the strokes that are left: {sum}.',
      none: 'No stroke is left over: {answer}.',
    },
    mistakes: {
      'bundle-of-four':
        'You took a bundle for four. Four stand upright, so four are seen first; but the one across is a stroke like the others.',
      'bundle-of-six':
        'You took a bundle for six. Five is the number to remember, and then comes the bar; but the bar is the fifth.',
      'bundle-is-one':
        'You counted each bundle as one. It is one thing to look at; but five strokes are in it.',
    },
  },
  {
    name: 'Tally padhna',
    ask: {
      read: 'Yeh tally kaunsi sankhya dikhati hai?',
      tally:
        'Bundle, har ek mein chaar khadi aur ek aadi lakeer: {bundles}. Akeli lakeerein: {strokes}.',
    },
    steps: {
      bundles: 'Har bundle paanch hai, aadi lakeer bhi usi mein hai: {sum}.',
      strokes: 'Phir bachi hui lakeerein: {sum}.',
      none: 'Koi lakeer nahin bachi: {answer}.',
    },
    mistakes: {
      'bundle-of-four':
        'Aapne bundle ko chaar maan liya. Khadi chaar hain, isliye pehle chaar dikhti hain; par aadi lakeer bhi lakeer hai.',
      'bundle-of-six':
        'Aapne bundle ko chhah maan liya. Paanch yaad rehta hai, aur upar se ek aadi lakeer dikhti hai; par aadi wali hi paanchvi hai.',
      'bundle-is-one':
        'Aapne har bundle ko ek gina. Dekhne mein woh ek cheez hai; par usmein paanch lakeerein hain.',
    },
  },
);
