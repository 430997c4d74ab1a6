import { words } from '../words.ts';

/** What the figure of the noisy wire says. */
export const pulseLine = words(
  {
    wire: '{n} levels on the wire. Sent: {sent}. Read: {read}.',
    sent: 'sent',
    read: 'read',
    right: '{n} levels: all {all} are read right.',
    wrong: '{n} levels: {wrong} of {all} are read wrong.',
    noise: 'Noise',
    levels: 'Levels below',
    caption: 'The same noise on both. A wide level forgives it, a narrow one does not.',
  },
  {
    wire: 'Taar par {n} level. Bheja: {sent}. Padha: {read}.',
    sent: 'bheja',
    read: 'padha',
    right: '{n} level: {all} mein se sab sahi padhe gaye.',
    wrong: '{n} level: {all} mein se {wrong} galat padhe gaye.',
    noise: 'Shor',
    levels: 'Neeche ke level',
    caption: 'Shor dono par wahi hai. Chauda level use jhel leta hai, patla nahin jhel paata.',
  },
);

/** What the picture of the Morse line says. */
export const morseLine = words(
  {
    line: 'The same dot and dash, twice. After a short pause they are the letter A, after a long one the letters E and T.',
    short: 'short pause',
    long: 'long pause',
    caption: 'Morse: the same two pulses, another pause, other letters.',
  },
  {
    line: 'Wahi dot aur dash, do baar. Chhote pause par woh akshar A hain, lambe pause par akshar E aur T.',
    short: 'chhota pause',
    long: 'lamba pause',
    caption: 'Morse: pulse wahi do, pause alag, toh akshar bhi alag.',
  },
);
