import { Worker } from 'node:worker_threads';
import { minute } from '#lib/units.ts';
import type { Strength } from './strength.ts';
import type { Answer, Question } from './zxcvbn-worker.ts';

/** It takes 40 MB. With the default for what is young, each question left 3 MB more behind. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4 };

/**
 * Score passwords with zxcvbn, in a thread of its own that is there only while it is asked: its
 * dictionaries take half a second and 70 MB, and one password can keep it busy for 300 ms.
 */
export function zxcvbnStrength({ idle = 1 * minute }: { idle?: number } = {}): Strength {
  const waiting = new Map<number, PromiseWithResolvers<number>>();
  let asked = 0;
  let worker: Worker | null = null;
  let rest: NodeJS.Timeout | undefined;

  function start(): Worker {
    const begun = new Worker(new URL('./zxcvbn-worker.ts', import.meta.url), { resourceLimits });
    begun.on('message', ({ id, score }: Answer) => {
      waiting.get(id)?.resolve(score);
      waiting.delete(id);
      if (waiting.size > 0) return;
      // A process that has nothing else to do may end.
      begun.unref();
      rest = setTimeout(close, idle).unref();
    });
    begun.on('error', (error) => giveUp(begun, error));
    begun.on('exit', () => giveUp(begun, new Error('The thread that scores passwords has ended.')));
    return begun;
  }

  function giveUp(ended: Worker, error: unknown): void {
    if (worker !== ended) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  async function close(): Promise<void> {
    clearTimeout(rest);
    await worker?.terminate();
  }

  return {
    score: (password, words) => {
      clearTimeout(rest);
      const id = asked++;
      const answer = Promise.withResolvers<number>();
      waiting.set(id, answer);
      worker ??= start();
      worker.ref();
      worker.postMessage({ id, password, words } satisfies Question);
      return answer.promise;
    },
    close,
  };
}
