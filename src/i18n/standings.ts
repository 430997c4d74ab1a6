import { words } from './words.ts';

/** How somebody stands in a skill or in a lesson, in a few words. */
export const standingWords = words(
  {
    new: 'New',
    begun: 'Begun, {streak} of 5 in a row',
    practised: 'Practised, review {when}',
    due: 'Review today',
    kept: 'Kept',
    lessonDone: '{n} of {all} practised',
    lessonDue: '{n} to review',
  },
  {
    new: 'Naya',
    begun: 'Shuru, lagataar 5 mein se {streak}',
    practised: 'Abhyaas ho gaya, dohrana {when}',
    due: 'Aaj dohraiye',
    kept: 'Yaad hai',
    lessonDone: '{all} mein se {n} ka abhyaas ho gaya',
    lessonDue: '{n} dohrana hai',
  },
);
