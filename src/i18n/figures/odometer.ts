import { words } from '../words.ts';

/** What the figure of the wheels says. */
export const odometer = words(
  {
    wheels: 'Wheels showing {numeral}. The next turn will show {next}.',
    next: 'the next turn',
    on: 'One on',
    back: 'One back',
    run: 'Run',
    stop: 'Stop',
    jump: 'Jump to',
    now: '{numeral}.',
    turned: '{n} wheels turned.',
    grew: 'The symbols were used up, so the length grew.',
    first: 'Zero is the first.',
    last: 'All wheels show their last symbol.',
    caption:
      'After {last} there is no symbol left: the wheel goes back to 0 and pushes its neighbour.',
  },
  {
    wheels: 'Pahiye {numeral} dikha rahe hain. Agli baar {next} dikhega.',
    next: 'agla kadam',
    on: 'Ek aage',
    back: 'Ek peechhe',
    run: 'Chalaiye',
    stop: 'Rokiye',
    jump: 'Seedhe yahan:',
    now: '{numeral}.',
    turned: '{n} pahiye ghoome.',
    grew: 'Symbols khatm ho gaye, isliye lambai badhi.',
    first: 'Shunya sabse pehla hai.',
    last: 'Saare pahiye apne aakhri symbol par hain.',
    caption:
      '{last} ke baad koi symbol nahin bacha: pahiya 0 par lautta hai aur padosi ko dhakelta hai.',
  },
);
