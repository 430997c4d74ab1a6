import { drillWords } from './drill-words.ts';

/** What the skill `subtract-binary` says. */
export const drill = drillWords(
  {
    name: 'Subtract in base two',
    ask: { subtract: '{difference} = ?' },
    steps: {
      plain: '{work}. Write {digit}.',
      send: 'Borrow 1 from the left: {work}. Write {digit}.',
      done: '{work}.',
    },
    mistakes: {
      'carry-at-ten':
        'You borrowed ten, from habit, and got symbols that base two does not have. Here a borrowed 1 is worth two.',
      'smaller-from-larger':
        'You took the smaller digit from the larger in each column. The lower row is what goes away: where it is larger, borrow.',
    },
  },
  {
    name: 'Base do mein ghatana',
    ask: { subtract: '{difference} = ?' },
    steps: {
      plain: '{work}. Likhiye {digit}.',
      send: 'Baayein se 1 udhaar: {work}. Likhiye {digit}.',
      done: '{work}.',
    },
    mistakes: {
      'carry-at-ten':
        'Aapne aadat se das udhaar liya, aur aise symbols aaye jo base do mein hain hi nahin. Yahan udhaar ka 1 do hai.',
      'smaller-from-larger':
        'Aapne har column mein bade mein se chhota ghataya. Neeche wali line hi ghatni hai: jahan woh badi ho, udhaar lijiye.',
    },
  },
);
