import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Random } from '#lib/drills/kit/random.ts';
import { type FunctionProcess, startFunction } from './function-process.ts';

/** A function of the cloud in several processes, which are killed in the middle of their work. */
export interface MortalFunction {
  /** Hand a batch to a process that is free. When it dies, the whole batch comes back. */
  take(event: SQSEvent): Promise<SQSBatchResponse>;
  /** How many processes were killed by now. */
  deaths(): number;
  end(): void;
}

/** Run a function where death comes to so many of a hundred calls, at any moment of them. */
export function mortalFunction(
  path: string,
  {
    environment,
    random,
    percent,
  }: { environment: Record<string, string>; random: Random; percent: () => number },
): MortalFunction {
  const idle: FunctionProcess[] = [];
  const all = new Set<FunctionProcess>();
  let deaths = 0;
  /** How long a call took lately: somewhere within it the next one dies. */
  let usual = 100;

  async function findOne(): Promise<FunctionProcess> {
    const free = idle.pop();
    if (free) return free;
    const started = await startFunction(path, environment);
    all.add(started);
    return started;
  }

  return {
    take: async (event) => {
      const process = await findOne();
      let killed = false;
      const kill = () => {
        killed = true;
        deaths += 1;
        all.delete(process);
        process.kill();
      };
      const risk = percent();
      // Of few calls the first ones must die, or none would.
      const doomed = risk > 0 && (deaths === 0 || random.whole(1, 100) <= risk);
      const timer = doomed ? setTimeout(kill, random.whole(0, usual)) : undefined;
      const began = performance.now();
      try {
        const answer = await process.call(event);
        usual = Math.ceil((usual + performance.now() - began) / 2);
        // What a batch is answered with.
        return answer as SQSBatchResponse;
      } catch (error) {
        if (!killed) throw error;
        const identifiers = event.Records.map(({ messageId }) => messageId);
        return { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) };
      } finally {
        clearTimeout(timer);
        if (!killed) idle.push(process);
      }
    },
    deaths: () => deaths,
    end: () => {
      for (const { kill } of all) kill();
    },
  };
}
