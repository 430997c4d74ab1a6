import { z } from 'zod';
import type { Ground } from '#domain/archive/ground.ts';
import { messages, runsIn, type Topic, type Worker } from '#domain/archive/messages.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import type { TakeRecord } from './take-batch.ts';

const message = z.object({
  // The keys of the table are its topics.
  topic: z.enum(Object.keys(messages) as [Topic, ...Topic[]]),
  body: z.unknown(),
});

/** Take the messages of one worker. What is meant for another is refused: its rights are others. */
export function takeStep(ground: Ground, worker: Worker): TakeRecord {
  const steps = archiveSteps(ground);
  return async ({ body: text }) => {
    const { topic, body } = message.parse(JSON.parse(text));
    if (runsIn[topic] !== worker) throw new Error(`The step ${topic} does not run in ${worker}.`);
    await steps[topic]({ body });
  };
}
