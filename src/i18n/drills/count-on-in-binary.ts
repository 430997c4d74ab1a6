import { drillWords } from './drill-words.ts';

/** What the skill `count-on-in-binary` says. */
export const drill = drillWords(
  {
    name: 'Count on in base two',
    ask: { next: 'Only 0 and 1. Which numeral comes after {numeral}?' },
    steps: {
      free: 'The last wheel shows 0, so it still has a symbol.',
      turn: 'It turns to 1, and no other wheel moves: {next}.',
      one: 'The last wheel shows 1 and is used up: it goes back to 0 and pushes.',
      more: 'From the right, {before} is used up: each goes back to 0 and pushes on, {after}.',
      push: 'The push reaches a 0, and that wheel turns to 1: {next}.',
      grow: 'No wheel is left to push, so a 1 begins in front: {next}.',
    },
    mistakes: {
      'carry-at-ten': 'You wrote 2, as base ten has taught us. But this wheel is used up after 1.',
      'lost-push':
        'The wheels went back to 0, as they should, and the push got lost. The next wheel must turn.',
    },
  },
  {
    name: 'Base do mein aage ginna',
    ask: { next: 'Sirf 0 aur 1. {numeral} ke baad kaunsa numeral aata hai?' },
    steps: {
      free: 'Aakhri pahiye par 0 hai, yaani ek symbol abhi bacha hai.',
      turn: 'Woh 1 ho gaya, baaki koi pahiya nahin hila: {next}.',
      one: 'Aakhri pahiye par 1 hai, symbols khatm: woh 0 par lauta aur dhakka diya.',
      more: 'Daayein se {before} khatm: sab 0 par laute aur dhakka aage gaya, {after}.',
      push: 'Dhakka ek 0 tak pahuncha, aur woh pahiya 1 hua: {next}.',
      grow: 'Dhakka lene ko pahiya nahin bacha, toh aage ek 1 shuru hua: {next}.',
    },
    mistakes: {
      'carry-at-ten': 'Aapne 2 likha, base das ki aadat se. Par yeh pahiya 1 par hi khatm hai.',
      'lost-push':
        'Pahiye 0 par laute, yeh sahi hai, par dhakka kho gaya. Agla pahiya bhi ghoomna chahiye.',
    },
  },
);
