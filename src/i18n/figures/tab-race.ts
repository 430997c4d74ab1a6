import { words } from '../words.ts';

/** What the scene of the two tabs says. */
export const tabRace = words(
  {
    strict: 'Strict rotation',
    grace: 'With {n} seconds of grace',
    slider: 'Seconds of grace',
    seconds: '{n} s',
    thief: 'A thief shows R1 too',
    thiefAt: 'Seconds after the first tab',
    locks: 'Web Locks: the second tab waits',
    runners: { 'tab-1': 'Tab 1', 'tab-2': 'Tab 2', thief: 'Thief' },
    shows: 'shows {token}',
    answers: {
      next: 'gets {gets}',
      again: 'gets the same {gets} again',
      reuse: '401: used before, the whole sign-in ends',
      dead: '401: the sign-in has ended',
      waits: 'waits for the lock and finds {gets}',
    },
    standings: {
      'both-in': 'Both tabs stay signed in.',
      'both-out': 'Harm: both tabs are signed out, and there was no thief.',
      'both-out-thief': 'Harm: the honest tabs were out before the thief came.',
      'thief-noticed': 'Noticed: the thief came after the grace. The member signs in again.',
      'thief-inside':
        'Done, then noticed: inside the grace the thief is told R2 as well, and it shows only at {time}.',
    },
    caption:
      'Two tabs wake up with the same refresh token R1. Without grace the slower one looks like a thief, and takes the faster one down with it. Grace lets the tabs in, and for those seconds the thief too.',
  },
  {
    strict: 'Sakht rotation',
    grace: '{n} second ki grace',
    slider: 'Grace ke second',
    seconds: '{n} s',
    thief: 'Chor bhi R1 dikhata hai',
    thiefAt: 'Pehle tab ke kitne second baad',
    locks: 'Web Locks: doosra tab rukta hai',
    runners: { 'tab-1': 'Tab 1', 'tab-2': 'Tab 2', thief: 'Chor' },
    shows: '{token} dikhata hai',
    answers: {
      next: '{gets} milta hai',
      again: 'wahi {gets} phir milta hai',
      reuse: '401: pehle chal chuka, poora sign-in khatm',
      dead: '401: sign-in khatm ho chuka hai',
      waits: 'lock par rukta hai, aur {gets} paata hai',
    },
    standings: {
      'both-in': 'Dono tab sign in rehte hain.',
      'both-out': 'Nuksaan: dono tab sign out, aur chor koi tha hi nahin.',
      'both-out-thief': 'Nuksaan: chor ke aane se pehle imaandaar tab bahar ho chuke the.',
      'thief-noticed': 'Pakda gaya: chor grace ke baad aaya. Member phir sign in karta hai.',
      'thief-inside':
        'Ho gaya, phir pakda gaya: grace ke andar chor ko bhi R2 mila, aur pata {time} par hi chala.',
    },
    caption:
      'Do tab ek hi refresh token R1 ke saath jaagte hain. Grace na ho, toh dheere wala chor lagta hai, aur tez wale ko bhi saath le jaata hai. Grace tabs ko andar aane deti hai, aur utne second chor ko bhi.',
  },
);
