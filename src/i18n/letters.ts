import { words } from './words.ts';

/** What our letters say. A link stands between `lines` and `after`. */
export const letters = words(
  {
    confirm: {
      subject: 'Confirm your address for Solah',
      lines: [
        'Someone, hopefully you, asked for an account at Solah with this address.',
        'Open the link, choose your name and a password, and the account is yours.',
      ],
      action: 'Confirm my address',
      after: [
        'The link works once, for 24 hours. A newer letter replaces this one.',
        'If it was not you, leave this letter alone: without the link there is no account.',
      ],
    },
    known: {
      subject: 'You already have an account at Solah',
      lines: [
        'Someone, perhaps you, asked for an account at Solah with this address.',
        'It already has one. Sign in with your password.',
      ],
      action: 'Sign in',
      after: ['If it was not you, there is nothing to do: nothing has changed.'],
    },
    reuse: {
      subject: 'We ended one of your sessions at Solah',
      lines: [
        'A key to one of your sessions was used a second time, from elsewhere or much too late.',
        'It may have been copied, so we ended that session at once. Your other sessions go on.',
      ],
      action: 'See my sessions',
      after: ['Sign in again. If you do not know what happened, change your password as well.'],
    },
  },
  {
    confirm: {
      subject: 'Solah ke liye apna pata pakka kijiye',
      lines: [
        'Kisi ne, shayad aap ne, is pate se Solah par account maanga hai.',
        'Link kholiye, apna naam aur password chuniye. Bas, account aapka hai.',
      ],
      action: 'Mera pata pakka kijiye',
      after: [
        'Link ek hi baar chalta hai, 24 ghante tak. Nayi chitthi aaye to yeh purani ho jati hai.',
        'Agar aap ne nahin maanga, to kuch mat kijiye: link ke bina account nahin banta.',
      ],
    },
    known: {
      subject: 'Solah par aapka account pehle se hai',
      lines: [
        'Kisi ne, shayad aap ne, is pate se Solah par account maanga hai.',
        'Is pate ka account pehle se hai. Apne password se sign in kijiye.',
      ],
      action: 'Sign in kijiye',
      after: ['Agar aap nahin the, to kuch karna nahin hai: kuch nahin badla.'],
    },
    reuse: {
      subject: 'Hum ne Solah par aapka ek session band kiya',
      lines: [
        'Aapke ek session ki chaabi dobara chali, kahin aur se ya bahut der se.',
        'Ho sakta hai ki woh churayi gayi ho, isliye hum ne woh session turant band kiya. Baaki chal rahe hain.',
      ],
      action: 'Mere sessions dekhiye',
      after: [
        'Phir se sign in kijiye. Agar samajh nahin aaya ki kya hua, to password bhi badal dijiye.',
      ],
    },
  },
);
