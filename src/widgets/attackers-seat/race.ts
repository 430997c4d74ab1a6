import { freshFamily, show } from './family.ts';

export type Runner = 'tab-1' | 'tab-2' | 'thief';

/** One visit to the server: who shows which token, when, and what comes back. */
export type Visit = {
  readonly at: number;
  readonly who: Runner;
  readonly token: number;
  readonly answer: 'next' | 'again' | 'reuse' | 'dead' | 'waits';
  /** The token that the visitor holds afterwards; null when there is none. */
  readonly gets: number | null;
};

/** How it ends: all is well, honest tabs are out, the thief is noticed at once, or only later. */
export type Standing = 'both-in' | 'both-out' | 'thief-noticed' | 'thief-inside';

export type RaceSettings = {
  readonly graceSeconds: number;
  readonly webLocks: boolean;
  /** Seconds after the first tab, at least two; null when there is no thief. */
  readonly thiefAt: number | null;
};

/** The second tab wakes a blink after the first. */
export const secondTabAt = 1;

// One access token later the member refreshes again, and some time after that the thief.
const membersNext = 600;
const thiefsNext = 700;

/** Run two tabs, and perhaps a thief, to the server with one and the same refresh token. */
export function race({ graceSeconds, webLocks, thiefAt }: RaceSettings): {
  visits: Visit[];
  standing: Standing;
} {
  let family = freshFamily;
  const visits: Visit[] = [];
  const come = (who: Runner, at: number, token: number) => {
    const { family: after, answer } = show(family, { token, at, grace: graceSeconds });
    family = after;
    const gets = 'token' in answer ? answer.token : null;
    visits.push({ at, who, token, answer: answer.kind, gets });
    return gets;
  };

  const next = come('tab-1', 0, 1);
  if (webLocks) {
    // It waits for the lock, finds the new token there, and asks the server for nothing.
    visits.push({ at: secondTabAt, who: 'tab-2', token: 1, answer: 'waits', gets: next });
  } else come('tab-2', secondTabAt, 1);

  const stolen = thiefAt === null ? null : come('thief', thiefAt, 1);
  if (stolen !== null) {
    come('tab-1', membersNext, stolen);
    come('thief', thiefsNext, stolen);
    return { visits, standing: 'thief-inside' };
  }
  const caught = visits.find(({ answer }) => answer === 'reuse');
  if (!caught) return { visits, standing: 'both-in' };
  return { visits, standing: caught.who === 'thief' ? 'thief-noticed' : 'both-out' };
}
