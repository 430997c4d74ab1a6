import { drillWords } from './drill-words.ts';

/** What the skill `same-heap` says. */
export const drill = drillWords(
  {
    name: 'The same number of stones',
    ask: {
      alike: 'Three heaps of stones. Which of them are the same number?',
      heaps:
        'Heap A: {A} stones. Heap B: {B} stones. Heap C: {C} stones. These reach equally far: {far}.',
    },
    steps: {
      even: 'Pair {a} with {b}, stone by stone: nothing is left over.',
      left: 'Pair {a} with {b}, stone by stone: in {more} something is left over.',
      done: 'So {answer}, however far they reach.',
    },
    mistakes: {
      'spread-is-more':
        'You went by how far the stones reach. For most heaps of daily life that works, so the eye does it by itself; but moving stones apart adds space, not stones.',
    },
  },
  {
    name: 'Utne hi patthar',
    ask: {
      alike: 'Pattharon ke teen dher. Inmein se kin ki sankhya ek hi hai?',
      heaps:
        'Dher A: {A} patthar. Dher B: {B} patthar. Dher C: {C} patthar. Yeh ek jitna phaile hain: {far}.',
    },
    steps: {
      even: '{a} aur {b} ke pattharon ki jodi banaiye: kuch nahin bachta.',
      left: '{a} aur {b} ke pattharon ki jodi banaiye: {more} mein kuch bach jaata hai.',
      done: 'Toh {answer}, chahe woh kitni bhi door tak phaile hon.',
    },
    mistakes: {
      'spread-is-more':
        'Aapne dekha ki patthar kitni door tak phaile hain. Roz ke kaam mein yeh aksar chal jaata hai, isliye aankh khud aisa karti hai; par phailane se jagah badhti hai, patthar nahin.',
    },
  },
);
