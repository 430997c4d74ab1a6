import {
  fileNames,
  findHead,
  findLost,
  freshLine,
  type Line,
  type Message,
  type Topic,
} from './line.ts';
import { ask, type Guards, giveBack, type Outcome, putCopy, run, sweep } from './steps.ts';

/** What a reader may do, and the letter that stands for it in an address. */
export const letters = {
  next: 'n',
  double: 'd',
  lose: 'l',
  delay: 't',
  'kill-before': 'k',
  'kill-after': 'w',
  spoil: 'x',
  cancel: 'c',
} as const;

export type Move = keyof typeof letters;

/** What happened, as the figure tells it. */
export type Event =
  | Outcome
  | 'doubled'
  | 'lost'
  | 'delayed'
  | 'killed-before'
  | 'killed-after'
  | 'dead'
  | 'spoiled'
  | 'cancelled'
  | 'swept'
  | 'night';

/** One step with the line as it is after it. */
export type Step = {
  readonly move: Move;
  readonly event: Event;
  readonly topic: Topic | null;
  readonly file: number | null;
  readonly line: Line;
};

/** How it ends for the folder and its files. */
export type End =
  | 'lost'
  | 'against'
  | 'twice'
  | 'left'
  | 'mismatch'
  | 'cancelled'
  | 'extra'
  | 'cleared';

/** What a reader has set: what was done, and which guards stand. After the moves all goes its own way. */
export type Setup = { readonly moves: readonly Move[]; readonly guards: Guards };

const read = (text: string): Move[] =>
  [...text].flatMap(
    // Each letter stands for one of the keys.
    (letter) => (Object.keys(letters) as Move[]).filter((move) => letters[move] === letter),
  );

/** What is worth seeing, with names for a list. */
export const stories = {
  doubled: 'nnndnnnl',
  plain: '',
  killed: 'nnnkw',
  cancelled: 'nnntnc',
  spoiled: 'nnnnnnx',
} as const;

export type Story = keyof typeof stories;

/** Read the moves of a story. */
export const movesOf = (story: Story): Move[] => read(stories[story]);

/** How the figure begins: one message comes twice, one never, and all guards stand. */
export const startSetup: Setup = {
  moves: movesOf('doubled'),
  guards: { condition: true, count: true },
};

type Told = Omit<Step, 'move' | 'line'>;

const tell = (event: Event, about: Partial<Pick<Told, 'topic' | 'file'>> = {}): Told => ({
  event,
  topic: about.topic ?? null,
  file: about.file ?? null,
});

/** Take one step, or answer null where it cannot be taken. */
export function take(before: Line, move: Move, guards: Guards): Step | null {
  const line = structuredClone(before);
  const told = move === 'next' ? goOn(line, guards) : interfere(line, move, guards);
  return told && { move, ...told, line };
}

/** What happens when nobody interferes: the outbox first, then the queue, then the sweep. */
function goOn(line: Line, guards: Guards): Told | null {
  if (line.job === 'none') {
    line.folder = 'archiving';
    line.job = 'running';
    ask(line, 'expand');
    return tell('asked');
  }
  return workOff(line, guards) ?? wait(line, guards);
}

const inSite: ReadonlySet<Topic> = new Set(['expand', 'settle', 'discard']);

function workOff(line: Line, guards: Guards): Told | null {
  const due = line.outbox.filter(({ isTomorrow }) => !isTomorrow);
  const [first] = due;
  if (first && inSite.has(first.topic)) {
    line.outbox.splice(line.outbox.indexOf(first), 1);
    const event = run(line, first, guards);
    return tell(event, { topic: first.topic, file: first.file });
  }
  if (first) {
    const sent = due.filter(({ topic }) => !inSite.has(topic));
    line.outbox = line.outbox.filter((row) => !sent.includes(row));
    for (const { topic, file } of sent) line.queue.push({ topic, file, tries: 0, isLate: false });
    return tell('sent');
  }
  return line.queue.some(({ isLate }) => !isLate) ? deliver(line, guards) : null;
}

function wait(line: Line, guards: Guards): Told | null {
  if (line.job === 'running') {
    sweep(line);
    return tell('swept');
  }
  if (line.queue.length > 0) return deliver(line, guards);
  if (line.outbox.length === 0) return null;
  line.outbox = line.outbox.map((row) => ({ ...row, isTomorrow: false }));
  return tell('night');
}

function deliver(line: Line, guards: Guards): Told | null {
  const [message] = line.queue.splice(findHead(line), 1);
  if (!message) return null;
  const event = run(line, message, guards);
  const { topic, file } = message;
  if (event !== 'refused' || !giveBack(line, message)) return tell(event, { topic, file });
  return tell('dead', { topic, file });
}

function interfere(line: Line, move: Exclude<Move, 'next'>, guards: Guards): Told | null {
  if (move === 'cancel') return cancel(line);
  if (move === 'spoil') return spoil(line);
  const at = findHead(line);
  const message = line.queue[at];
  if (!message) return null;
  const { topic, file } = message;
  switch (move) {
    case 'double':
      line.queue.splice(at, 0, message);
      return tell('doubled', { topic, file });
    case 'lose':
      line.queue.splice(at, 1);
      return tell('lost', { topic, file });
    case 'delay':
      if (message.isLate) return null;
      line.queue.splice(at, 1);
      line.queue.push({ ...message, isLate: true });
      return tell('delayed', { topic, file });
    case 'kill-before':
    case 'kill-after': {
      line.queue.splice(at, 1);
      if (move === 'kill-after') run(line, message, guards);
      else leaveHalf(line, message);
      const killed = move === 'kill-after' ? 'killed-after' : 'killed-before';
      return tell(giveBack(line, message) ? 'dead' : killed, { topic, file });
    }
  }
}

/** Of what a function does before its write, only the bytes of a copy are left when it dies. */
function leaveHalf(line: Line, { topic, file }: Pick<Message, 'topic' | 'file'>) {
  if (topic !== 'copy' || file === null || line.job !== 'running') return;
  if (line.items[file] === 'waiting') putCopy(line, file);
}

function spoil(line: Line): Told | null {
  // Where the cold copy is the last one, no program could help.
  const file = line.cold.findIndex((copy, i) => copy === 'good' && line.hot[i]);
  if (file === -1) return null;
  line.cold[file] = 'bad';
  return tell('spoiled', { file });
}

function cancel(line: Line): Told | null {
  if (line.job !== 'running' && line.job !== 'mismatch') return null;
  line.job = 'cancelled';
  line.folder = 'active';
  line.isGivenUp = true;
  ask(line, 'discard');
  return tell('cancelled');
}

/** So often one may interfere or go on by hand; the rest goes by itself. */
export const mostMoves = 40;
const mostSteps = 4 * mostMoves;

/** Play all moves, and then everything that follows by itself. What cannot be done is left out. */
export function play({ moves, guards }: Setup): Step[] {
  const steps: Step[] = [];
  const go = (move: Move) => {
    const step = take(steps.at(-1)?.line ?? freshLine, move, guards);
    if (step) steps.push(step);
    return step !== null;
  };
  for (const move of moves) go(move);
  while (steps.length < mostSteps && go('next'));
  return steps;
}

/** Tell how a line ended, worst first. */
export function endOf(line: Line): End {
  if (findLost(line).length > 0) return 'lost';
  if (line.isGivenUp && line.folder === 'archived') return 'against';
  if (line.told > 1) return 'twice';
  if (line.isGivenUp) return line.cold.some((copy) => copy !== 'none') ? 'left' : 'cancelled';
  if (line.job === 'mismatch') return 'mismatch';
  return line.hot.includes(true) ? 'extra' : 'cleared';
}

/** Write a setup as a fragment; it is never sent to us. */
export function formatSetup({ moves, guards }: Setup): string {
  const told = moves.map((move) => letters[move]).join('');
  return `#archive=${told}&condition=${Number(guards.condition)}&count=${Number(guards.count)}`;
}

/** Read a setup back, or null when the fragment is of something else. What does not fit is left out. */
export function parseSetup(fragment: string): Setup | null {
  const given = new URLSearchParams(fragment.slice(1));
  const told = given.get('archive');
  if (told === null) return null;
  return {
    moves: read(told).slice(0, mostMoves),
    guards: { condition: given.get('condition') !== '0', count: given.get('count') !== '0' },
  };
}

/** Name a file by its place. */
export const nameOf = (file: number | null): string =>
  file === null ? '' : (fileNames[file] ?? '');
