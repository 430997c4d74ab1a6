import { words } from '../words.ts';

/** What the race of many tabs says. */
export const manyTabs = words(
  {
    label: 'A race of many tabs',
    count: 'Tabs',
    grace: 'Server: ten seconds of grace',
    lock: 'Browser: a lock between tabs',
    wake: 'How they wake',
    wakes: { open: 'Open pages ask by script', restored: 'The browser opens them anew' },
    lost: 'The first answers',
    losses: {
      none: 'arrive',
      soon: 'are lost; all ask again after 3 s',
      late: 'are lost; all ask again after 20 s',
    },
    tabs: 'The tabs',
    states: { asleep: 'asleep', unsure: 'heard nothing', in: 'signed in', out: 'signed out' },
    one: 'Tab {first} shows R1:',
    many: 'Tabs {first} to {last} show R1:',
    answers: {
      next: 'not used yet, here is R2.',
      again: 'used a moment ago, here is the same R2.',
      reuse: 'used before. 401, and the whole sign-in ends.',
      dead: '401, the sign-in has ended.',
      waits: 'no need. They waited for the lock, and R2 is in the cookie by now.',
    },
    unheard: 'The answer does not arrive.',
    book: {
      unused: 'The server’s book: R1, not used yet.',
      used: 'The server’s book: R1, used at {time}. R2, not used yet.',
      ended: 'The server’s book: ended. R1 and R2 open nothing.',
    },
    back: 'Back',
    next: 'Next step',
    again: 'From the start',
    whole: 'To the end',
    ends: {
      in: 'All {tabs} tabs stay signed in. Requests to the server: {asks}.',
      out: 'All {tabs} tabs are signed out, and there was no thief. Requests to the server: {asks}.',
    },
    link: 'Link to this race',
    caption:
      'All tabs of a browser share one cookie, so they fall together. Switch on one thing at a time.',
  },
  {
    label: 'Bahut saare tabs ki daud',
    count: 'Tab',
    grace: 'Server: das second ki grace',
    lock: 'Browser: tabs ke beech lock',
    wake: 'Kaise jaagte hain',
    wakes: {
      open: 'Khule page script se poochhte hain',
      restored: 'Browser unhein phir se kholta hai',
    },
    lost: 'Pehle jawab',
    losses: {
      none: 'pahunchte hain',
      soon: 'kho jaate hain; 3 s baad sab phir poochhte hain',
      late: 'kho jaate hain; 20 s baad sab phir poochhte hain',
    },
    tabs: 'Tabs',
    states: { asleep: 'soya hua', unsure: 'jawab nahin mila', in: 'sign in', out: 'sign out' },
    one: 'Tab {first} R1 dikhata hai:',
    many: 'Tab {first} se {last} R1 dikhate hain:',
    answers: {
      next: 'abhi chala nahin, yeh lijiye R2.',
      again: 'abhi-abhi chala, lijiye wahi R2.',
      reuse: 'pehle chal chuka. 401, aur poora sign-in khatm.',
      dead: '401, sign-in khatm ho chuka hai.',
      waits: 'zaroorat nahin. Lock par ruke the, aur ab cookie mein R2 hai.',
    },
    unheard: 'Jawab pahunchta nahin.',
    book: {
      unused: 'Server ka khaata: R1, abhi chala nahin.',
      used: 'Server ka khaata: R1, {time} par chala. R2, abhi chala nahin.',
      ended: 'Server ka khaata: khatm. R1 aur R2 ab kuch nahin kholte.',
    },
    back: 'Peechhe',
    next: 'Agla kadam',
    again: 'Shuru se',
    whole: 'Ant tak',
    ends: {
      in: 'Saare {tabs} tab sign in rehte hain. Server tak gayi request: {asks}.',
      out: 'Saare {tabs} tab sign out, aur chor koi tha hi nahin. Server tak gayi request: {asks}.',
    },
    link: 'Is daud ka link',
    caption:
      'Ek browser ke saare tab ek hi cookie rakhte hain, isliye saath girte hain. Ek baar mein ek hi cheez badaliye.',
  },
);
