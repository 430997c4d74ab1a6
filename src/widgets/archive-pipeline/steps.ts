import { isCountEqual } from '#domain/archive/rules.ts';
import { countLine, fileNames, type Line, type Message, type Row, type Topic } from './line.ts';

/** Which of the site's guards stand. */
export type Guards = {
  /** `IF state = from`: a write counts only when the row is still where it was read. */
  readonly condition: boolean;
  /** Count before the folder is archived, and look at the cold copy before the hot one goes. */
  readonly count: boolean;
};

/** What came of a step. */
export type Outcome =
  | 'asked'
  | 'expanded'
  | 'sent'
  | 'copied'
  | 'found'
  | 'recopied'
  | 'again'
  | 'given-up'
  | 'archived'
  | 'believed'
  | 'ended-again'
  | 'not-yet'
  | 'mismatch'
  | 'settled'
  | 'cleared'
  | 'cleared-blind'
  | 'refused'
  | 'discarded';

type Step = (line: Line, file: number, guards: Guards) => Outcome;

/** A message is tried this often; then it is a dead letter. */
export const maximumTries = 5;

/** Write a row into the outbox. */
export function ask(line: Line, topic: Topic, file: number | null = null, isTomorrow = false) {
  line.outbox.push({ topic, file, isTomorrow });
}

/** Every step by its topic, as `domain/archive` has them. */
export const steps: Readonly<Record<Topic, Step>> = {
  expand: (line) => {
    line.items.fill('waiting');
    fileNames.forEach((_, file) => {
      ask(line, 'copy', file);
    });
    return 'expanded';
  },

  copy: (line, file, { condition }) => {
    const before = line.items[file];
    if (condition && line.job === 'cancelled') {
      ask(line, 'discard', file);
      return 'given-up';
    }
    if (condition && (line.job !== 'running' || before !== 'waiting')) return 'again';
    const wasThere = line.cold[file] !== 'none';
    putCopy(line, file);
    line.items[file] = 'copied';
    line.done += 1;
    if (line.done >= fileNames.length) ask(line, 'check');
    if (before !== 'waiting') return 'recopied';
    return wasThere ? 'found' : 'copied';
  },

  check: (line, _file, { condition, count }) => {
    const isRunning = line.job === 'running';
    if (condition && !isRunning) return 'again';
    if (count ? line.items.includes('waiting') : line.done < fileNames.length) return 'not-yet';
    if (count && isRunning && !isCountEqual(countLine(line))) {
      line.job = 'mismatch';
      line.told += 1;
      return 'mismatch';
    }
    line.job = 'archived';
    line.folder = 'archived';
    line.told += 1;
    ask(line, 'settle', null, true);
    if (!isRunning) return 'ended-again';
    return count ? 'archived' : 'believed';
  },

  settle: (line, _file, { count }) => {
    if (line.job !== 'archived') return 'again';
    fileNames.forEach((_, file) => {
      if (!count || line.items[file] === 'copied') ask(line, 'clear', file);
    });
    return 'settled';
  },

  clear: (line, file, { condition, count }) => {
    if (line.job !== 'archived') return 'again';
    if (condition && line.items[file] !== 'copied') return 'again';
    if (!line.hot[file]) return 'again';
    if (count && line.cold[file] !== 'good') return 'refused';
    line.items[file] = 'cleared';
    line.hot[file] = false;
    if (!line.hot.includes(true)) line.job = 'cleared';
    return count ? 'cleared' : 'cleared-blind';
  },

  discard: (line, file) => {
    if (line.job !== 'cancelled') return 'again';
    if (file < 0) line.cold.fill('none');
    else line.cold[file] = 'none';
    return 'discarded';
  },
};

/** Run one message or row. */
export function run(line: Line, { topic, file }: Message | Row, guards: Guards): Outcome {
  return steps[topic](line, file ?? -1, guards);
}

/** Do what a copy does before it writes anything down. */
export function putCopy(line: Line, file: number) {
  line.cold[file] = 'good';
}

/** Give a message back to the queue; after so many tries it is a dead letter. */
export function giveBack(line: Line, message: Message) {
  const tries = message.tries + 1;
  const isDead = tries >= maximumTries;
  (isDead ? line.dead : line.queue).push({ ...message, tries, isLate: false });
  return isDead;
}

/** What the sweep does: ask anew for all that a running job may wait for. */
export function sweep(line: Line) {
  line.items.forEach((state, file) => {
    if (state === 'waiting') ask(line, 'copy', file);
  });
  ask(line, 'check');
}
