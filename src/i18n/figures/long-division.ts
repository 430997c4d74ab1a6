import { words } from '../words.ts';

/** What the figure of the long division says. */
export const longDivision = words(
  {
    top: 'Share',
    bottom: 'out of',
    base: 'in base',
    rest: 'rest',
    times: 'times {base}',
    digit: '{bottom} fits',
    left: 'new rest',
    loop: 'The rest {rest} was there before, so from there on everything repeats.',
    ends: '{bottom} = {primes}, and base {base} has all these primes: it ends.',
    missing: '{bottom} = {primes}, but base {base} has no {missing}: it never ends.',
    caption: 'Each rest goes times the base. How often the denominator fits is the next digit.',
  },
  {
    top: 'Hissa',
    bottom: 'kitne mein se',
    base: 'base',
    rest: 'bacha',
    times: 'guna {base}',
    digit: '{bottom} kitni baar',
    left: 'ab bacha',
    loop: '{rest} pehle bhi bacha tha, isliye wahan se sab kuch dohraya jaayega.',
    ends: '{bottom} = {primes}, aur base {base} mein yeh saare prime hain: yeh khatm hoti hai.',
    missing:
      '{bottom} = {primes}, par base {base} mein {missing} nahin hai: yeh kabhi khatm nahin hoti.',
    caption:
      'Jo bacha, use base se guna kijiye. Denominator jitni baar usmein aaye, wahi agla digit hai.',
  },
);
