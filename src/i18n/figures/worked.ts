import { words } from '../words.ts';

/** What stands around a worked example. */
export const worked = words(
  { rest: 'Go on by yourself first. Then see the rest' },
  { rest: 'Pehle khud aage badhiye. Phir baaki dekhiye' },
);
