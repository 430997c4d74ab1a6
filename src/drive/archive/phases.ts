import type { ArchiveJobAnswer } from '#domain/archive/contract.ts';

/** One stretch of a job's way, with how far it has come. */
export interface Phase {
  readonly name: 'copy' | 'check' | 'clear' | 'wake' | 'bringBack';
  readonly done: number;
  readonly total: number;
}

type Of = Pick<ArchiveJobAnswer, 'kind' | 'state' | 'expected' | 'done' | 'items'>;

/** Cut a job into its phases, in their order. What was given up has come as far as it had. */
export function toPhases({ kind, state, expected, done, items }: Of): readonly Phase[] {
  const { cleared, asked, ready, back } = items;
  const whole = (name: Phase['name'], done: number): Phase => ({ name, done, total: expected });
  const check = (isDone: boolean): Phase => ({ name: 'check', done: Number(isDone), total: 1 });
  switch (kind) {
    case 'archive': {
      const isChecked = state === 'archived' || state === 'cleared' || state === 'restored';
      const isCleared = state === 'cleared' || state === 'restored';
      return [
        whole('copy', done),
        check(isChecked),
        whole('clear', isCleared ? expected : state === 'archived' ? cleared : 0),
      ];
    }
    case 'restore': {
      if (state === 'restored') {
        return [whole('wake', expected), whole('bringBack', expected), check(true)];
      }
      // What still has its hot copy is back without having slept.
      const awake = asked + ready + back === 0 ? 0 : ready + back;
      return [whole('wake', awake), whole('bringBack', back), check(false)];
    }
    case 'open':
      return [whole('wake', done)];
  }
}

/** A line of the count: what it counted, and whether that is what was expected. */
export interface Counted {
  readonly name: 'expected' | 'items' | 'done' | 'confirmed';
  readonly files: number;
  /** Null: this one is counted in files alone. */
  readonly bytes: number | null;
  readonly isEqual: boolean;
}

/** Write the four counts that must be equal before anything is let go. */
export function toEquation(count: NonNullable<ArchiveJobAnswer['counted']>): readonly Counted[] {
  const line = (name: Counted['name'], files: number, bytes: number | null): Counted => ({
    name,
    files,
    bytes,
    isEqual: files === count.expected && (bytes === null || bytes === count.expectedBytes),
  });
  return [
    line('expected', count.expected, count.expectedBytes),
    line('items', count.items, count.itemBytes),
    line('done', count.done, null),
    line('confirmed', count.confirmed, count.confirmedBytes),
  ];
}
