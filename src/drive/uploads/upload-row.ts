import type { Counted } from '#drive/format.ts';

/** Where one file of the queue stands. */
export type Phase =
  | 'waiting'
  | 'sending'
  | 'checking'
  | 'stored'
  | 'paused'
  | 'failed'
  | 'unfinished';

/** One file of the queue, as the screen shows it. */
export interface UploadRow {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly folderId: string;
  readonly phase: Phase;
  readonly sent: number;
  /** Bytes a second over the last ten seconds; null until something was measured. */
  readonly speed: number | null;
  /** The browser kept the file: going on takes one press, or none. */
  readonly isKept?: boolean;
  /** Why it stopped: the code to switch on, the sentence to show. */
  readonly problem: { readonly code: string; readonly title: string } | null;
}

/** How much was sent at a moment. */
export interface Sample {
  readonly at: number;
  readonly sent: number;
}

const meanOverMs = 10_000;

/** Add a measure and forget those that are older than the mean looks back. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  return [...samples.filter(({ at }) => at > sample.at - meanOverMs), sample];
}

/** Bytes a second between the oldest and the newest measure; null when that says nothing. */
export function meanSpeed(samples: readonly Sample[]): number | null {
  const [first, last] = [samples.at(0), samples.at(-1)];
  if (!first || !last || last.at - first.at < 500) return null;
  return Math.max(0, ((last.sent - first.sent) / (last.at - first.at)) * 1000);
}

/** Say how long is left in the largest unit that fits. */
export function describeTimeLeft(
  seconds: number,
  units: { readonly seconds: Counted; readonly minutes: Counted; readonly hours: Counted },
): { say: Counted; n: number } {
  if (seconds < 60) return { say: units.seconds, n: Math.max(1, Math.round(seconds)) };
  if (seconds < 90 * 60) return { say: units.minutes, n: Math.round(seconds / 60) };
  return { say: units.hours, n: Math.round(seconds / 3600) };
}
