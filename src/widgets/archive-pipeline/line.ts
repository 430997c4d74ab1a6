import type { Count } from '#domain/archive/rules.ts';

/** The folder of the figure holds these. */
export const fileNames = ['A', 'B', 'C'] as const;

/** What a message may ask for, by the names of the site's own steps. */
export type Topic = 'expand' | 'copy' | 'check' | 'settle' | 'clear' | 'discard';

/** A message in the queue, of one file or of the whole job. */
export type Message = {
  readonly topic: Topic;
  readonly file: number | null;
  readonly tries: number;
  readonly isLate: boolean;
};

/** A row of the outbox, kept in the same database as the folder. */
export type Row = {
  readonly topic: Topic;
  readonly file: number | null;
  readonly isTomorrow: boolean;
};

/** Everything that the archive of one folder consists of, at one moment. */
export type Line = {
  folder: 'active' | 'archiving' | 'archived';
  job: 'none' | 'running' | 'archived' | 'cleared' | 'cancelled' | 'mismatch';
  outbox: Row[];
  queue: Message[];
  dead: Message[];
  items: ('none' | 'waiting' | 'copied' | 'cleared')[];
  hot: boolean[];
  cold: ('none' | 'good' | 'bad')[];
  /** The counter, which only wakes the check. */
  done: number;
  /** How often the owner was told of the end. */
  told: number;
  isGivenUp: boolean;
};

/** Before anybody asked for anything. */
export const freshLine: Line = {
  folder: 'active',
  job: 'none',
  outbox: [],
  queue: [],
  dead: [],
  items: ['none', 'none', 'none'],
  hot: [true, true, true],
  cold: ['none', 'none', 'none'],
  done: 0,
  told: 0,
  isGivenUp: false,
};

const howMany = <T>(list: readonly T[], wanted: T) => list.filter((one) => one === wanted).length;

/** Count the four sides of the equation; each file here is as large as the others. */
export function countLine({ items, cold }: Line): Count {
  const expected = fileNames.length;
  const rows = items.length - howMany(items, 'none');
  const done = rows - howMany(items, 'waiting');
  const hasArrived = (i: number) => items[i] === 'copied' || items[i] === 'cleared';
  const confirmed = cold.filter((copy, i) => copy === 'good' && hasArrived(i)).length;
  return {
    expected,
    expectedBytes: expected,
    items: rows,
    itemBytes: rows,
    done,
    confirmed,
    confirmedBytes: confirmed,
  };
}

/** Name the files of which no good copy is left anywhere. */
export function findLost({ hot, cold }: Line): string[] {
  return fileNames.filter((_, i) => !hot[i] && cold[i] !== 'good');
}

/** Find the message that is delivered next; a late one lets all others pass. */
export function findHead({ queue }: Line): number {
  const inTime = queue.findIndex(({ isLate }) => !isLate);
  return inTime === -1 ? queue.length - 1 : inTime;
}
