import { copiedAccess } from './attacks/copied-access.ts';
import { refreshFirst, refreshSecond } from './attacks/copied-refresh.ts';
import { csrfGet, csrfPost, csrfSibling, csrfSignIn } from './attacks/csrf.ts';
import { fixation } from './attacks/fixation.ts';
import { forged, respelled } from './attacks/forged.ts';
import { twoTabs } from './attacks/two-tabs.ts';
import { xssRead, xssRide } from './attacks/xss.ts';
import type { Defences } from './defences.ts';
import type { Played } from './moves.ts';

const plays = {
  'xss-read': xssRead,
  'xss-ride': xssRide,
  'csrf-post': csrfPost,
  'csrf-get': csrfGet,
  'csrf-sibling': csrfSibling,
  'csrf-sign-in': csrfSignIn,
  'copied-access': copiedAccess,
  'refresh-second': refreshSecond,
  'refresh-first': refreshFirst,
  fixation,
  forged,
  respelled,
  'two-tabs': twoTabs,
} as const satisfies Record<string, (defences: Defences) => Played>;

export type Attack = keyof typeof plays;

/** Twelve attacks and an accident, in the order of the matrix's rows. */
export const attacks = Object.keys(plays) as Attack[];

/** Play one attack against one set of defences, move by move. Nothing is sent anywhere. */
export function play(defences: Defences, attack: Attack): Played {
  return plays[attack](defences);
}
