import { isCountEqual } from '#domain/archive/rules.ts';
import { fill } from '#lib/fill.ts';
import { countLine, findLost, type Line, type Message, type Topic } from './line.ts';
import { type End, type Event, endOf, type Move, nameOf, type Step, type Story } from './model.ts';
import type { Guards } from './steps.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** What the figure says, in the language of the page. */
export type ArchivePipelineWords = {
  readonly label: string;
  readonly story: string;
  readonly stories: Texts<Story | 'own'>;
  readonly guards: Texts<keyof Guards>;
  readonly folder: string;
  readonly folders: Texts<Line['folder']>;
  readonly job: string;
  readonly jobs: Texts<Line['job']>;
  readonly outbox: string;
  readonly queue: string;
  readonly dead: string;
  readonly empty: string;
  readonly tomorrow: string;
  readonly late: string;
  readonly heads: readonly string[];
  readonly hot: Texts<'there' | 'gone'>;
  readonly items: Texts<Line['items'][number]>;
  readonly cold: Texts<Line['cold'][number]>;
  readonly counter: string;
  readonly counted: Texts<'equal' | 'unequal'>;
  readonly steps: string;
  readonly at: string;
  readonly nothing: string;
  readonly events: Texts<Event>;
  readonly back: string;
  readonly next: string;
  readonly again: string;
  readonly whole: string;
  readonly head: Texts<'some' | 'none'>;
  readonly moves: Texts<Exclude<Move, 'next'>>;
  readonly ends: Texts<End>;
  readonly link: string;
  readonly caption: string;
};

/** Name a message as it stands in the queue: `copy B`, or the topic alone. */
export function nameMessage({ topic, file }: { topic: Topic | null; file: number | null }): string {
  return `${topic ?? ''} ${nameOf(file)}`.trim();
}

/** Say what happened in a step. */
export function describeStep(say: ArchivePipelineWords, { event, topic, file }: Step): string {
  return fill(say.events[event], {
    file: nameOf(file),
    message: nameMessage({ topic, file }),
    worker: topic === 'check' ? 'check' : 'archive',
  });
}

/** Say what the counter believes and what a count finds. */
export function describeCount(say: ArchivePipelineWords, line: Line): string {
  const { expected: all, items, done: arrived, confirmed } = countLine(line);
  const counted = isCountEqual(countLine(line)) ? 'equal' : 'unequal';
  const facts = { done: line.done, told: line.told, all, items, arrived, confirmed };
  return `${fill(say.counter, facts)} ${say.counted[counted]}`;
}

/** Say how it ended. */
export function describeEnd(say: ArchivePipelineWords, line: Line): string {
  return fill(say.ends[endOf(line)], { files: findLost(line).join(', '), told: line.told });
}

/** Say which message the next move would meet. */
export function describeHead(say: ArchivePipelineWords, message: Message | undefined): string {
  return message ? fill(say.head.some, { message: nameMessage(message) }) : say.head.none;
}
