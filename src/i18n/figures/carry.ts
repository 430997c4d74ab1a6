import { words } from '../words.ts';

/** What the figure of adding and subtracting says. */
export const carry = words(
  {
    carried: 'carry',
    lent: 'lent',
    step: 'Next column',
    other: 'Other numbers',
    plain: '{work}: write {digit}.',
    carrying: '{work}: write {digit}, carry 1.',
    borrowing: 'Borrow 1: {work}, write {digit}.',
    adding: 'From the right, column by column: at two a 1 goes to the left.',
    subtracting:
      'From the right: what does not suffice borrows a 1 from the left, and it is worth two here.',
  },
  {
    carried: 'haasil',
    lent: 'udhaar',
    step: 'Agla column',
    other: 'Doosri sankhyayein',
    plain: '{work}: likhiye {digit}.',
    carrying: '{work}: likhiye {digit}, haasil 1.',
    borrowing: 'Udhaar 1: {work}, likhiye {digit}.',
    adding: 'Daayein se, ek-ek column: do hote hi 1 baayein jaata hai.',
    subtracting: 'Daayein se: jo kam pade, woh baayein se 1 udhaar le, jo yahan do hai.',
  },
);
