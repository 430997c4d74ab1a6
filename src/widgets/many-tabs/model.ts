import { type Answer, type Family, freshFamily, show } from '../attackers-seat/family.ts';

/** How many tabs wake at once, how, and what stands between them and harm. */
export type Setup = {
  readonly tabs: number;
  readonly grace: boolean;
  readonly lock: boolean;
  /** `open` pages ask by script; `restored` ones are asked for by the browser, before any script. */
  readonly wake: (typeof wakes)[number];
  /** Whether the connection drops before the answers arrive, and when it is back. */
  readonly lost: (typeof losses)[number];
};

/** The ways in which tabs wake. */
export const wakes = ['open', 'restored'] as const;

/** What may become of the first answers. */
export const losses = ['none', 'soon', 'late'] as const;

/** The fewest tabs that race, and the most. */
export const tabLimits = { fewest: 2, most: 12 } as const;

/** How the figure begins: twelve tabs, and nothing against the race. */
export const startSetup: Setup = {
  tabs: 12,
  grace: false,
  lock: false,
  wake: 'open',
  lost: 'none',
};

/** Neighbours in the queue that are told the same, and what the server's book says after them. */
export type Step = {
  readonly at: number;
  readonly first: number;
  readonly last: number;
  /** `waits` asks nothing: the tab had to wait, and finds what another one brought. */
  readonly answer: Answer['kind'] | 'waits';
  readonly isLost: boolean;
  readonly family: Family;
};

/** What one tab knows of itself. */
export type TabState = 'asleep' | 'unsure' | 'in' | 'out';

/** The grace of this site, in seconds. */
export const graceSeconds = 10;

const backAt = { none: 0, soon: 3, late: 20 } as const;

/** Let all tabs show R1 in one blink, and again when their answers were lost. */
export function rush({ tabs, grace, lock, wake, lost }: Setup): Step[] {
  const steps: Step[] = [];
  let family = freshFamily;

  const come = (tab: number, at: number, isLost: boolean) => {
    const shown = { token: 1, at, grace: grace ? graceSeconds : 0 };
    const { family: after, answer } = show(family, shown);
    family = after;
    add(tab, at, answer.kind, isLost);
  };
  const add = (tab: number, at: number, answer: Step['answer'], isLost: boolean) => {
    const before = steps.at(-1);
    if (before && before.at === at && before.answer === answer && before.last === tab - 1) {
      steps[steps.length - 1] = { ...before, last: tab, family };
    } else steps.push({ at, first: tab, last: tab, answer, isLost, family });
  };
  const all = (at: number, isLost: boolean) => {
    come(1, at, isLost);
    for (let tab = 2; tab <= tabs; tab++) {
      // No script of the page runs before its own address was answered.
      const waits = lock && wake === 'open' && family.alive;
      if (!waits) come(tab, at, isLost);
      else if (!isLost) add(tab, at, 'waits', false);
    }
  };

  if (lost !== 'none') all(0, true);
  all(backAt[lost], false);
  return steps;
}

/** Tell what each tab is after so many steps. When the sign-in has ended, all of them are out. */
export function tabsAfter(steps: readonly Step[], count: number, tabs: number): TabState[] {
  const done = steps.slice(0, count);
  if (done.at(-1)?.family.alive === false) return Array(tabs).fill('out');
  const states = Array<TabState>(tabs).fill('asleep');
  for (const { first, last, isLost } of done)
    states.fill(isLost ? 'unsure' : 'in', first - 1, last);
  return states;
}

/** Count what reached the server. */
export function countAsks(steps: readonly Step[]): number {
  return steps
    .filter(({ answer }) => answer !== 'waits')
    .reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Write a setup as a fragment; it is never sent to us. */
export function formatSetup({ tabs, grace, lock, wake, lost }: Setup): string {
  const flags = { tabs, grace: Number(grace), lock: Number(lock), wake, lost };
  return `#${Object.entries(flags)
    .map(([key, value]) => `${key}=${value}`)
    .join('&')}`;
}

/** Read a setup back, or null when the fragment is of something else. What does not fit is left out. */
export function parseSetup(fragment: string): Setup | null {
  const given = new URLSearchParams(fragment.slice(1));
  const tabs = Number(given.get('tabs'));
  if (!Number.isInteger(tabs) || tabs < tabLimits.fewest || tabs > tabLimits.most) return null;
  return {
    tabs,
    grace: given.get('grace') === '1',
    lock: given.get('lock') === '1',
    wake: wakes.find((one) => one === given.get('wake')) ?? startSetup.wake,
    lost: losses.find((one) => one === given.get('lost')) ?? startSetup.lost,
  };
}
