import type { Dead } from '#adapters/queue/queue.ts';
import { messages } from '#domain/archive/messages.ts';
import { problems } from '#lib/problem.ts';
import type { DeadReason } from './contract.ts';

/** Say why a message was given up, from what its queue knows and from what it says itself. */
export function decideReason({ message, problem }: Pick<Dead, 'message' | 'problem'>): DeadReason {
  if (!message || problem === 'unreadable' || !isUnderstood(message)) return 'unreadable';
  if (problem === null) return 'untold';
  if (problem === 'worn-out') return 'worn-out';
  return Object.hasOwn(problems, problem) ? 'refused' : 'error';
}

/** A step of the archive asks for no more than its contract says; the others have none of their own. */
function isUnderstood({ topic, body }: NonNullable<Dead['message']>): boolean {
  const [, contract] = Object.entries(messages).find(([name]) => name === topic) ?? [];
  return contract?.safeParse(body).success ?? true;
}

/** Errors of a database go on with the values that it was given, and names are among them. */
export function toFirstLine(problem: string): string {
  return (problem.split('\n')[0] ?? '').slice(0, 200);
}
