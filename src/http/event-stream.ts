import type { LiveEvent } from '#domain/live/contract.ts';
import type { Stream } from '#domain/live/stream.ts';
import { second } from '#lib/units.ts';

/** A connection on which nothing moves looks dead to whoever stands between. */
const beatEvery = 20 * second;

/** Server-sent events are never kept, and nobody on the way waits until there are more of them. */
export const eventHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

/** Answer with a stream, event by event; on only when the client has taken what it got. */
export function answerEvents(stream: Stream, drained: () => Promise<void>): Response {
  const encoder = new TextEncoder();
  let next: Promise<LiveEvent | null> | null = null;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          await drained();
        } catch (error) {
          stream.end();
          throw error;
        }
        next ??= stream.next();
        const event = await orBeat(next);
        if (event === 'beat') return controller.enqueue(encoder.encode(':\n\n'));
        next = null;
        if (event) controller.enqueue(encoder.encode(format(event)));
        else controller.close();
      },
      cancel: () => stream.end(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: eventHeaders });
}

async function orBeat<T>(next: Promise<T>): Promise<T | 'beat'> {
  const { promise, resolve } = Promise.withResolvers<'beat'>();
  const clock = setTimeout(() => resolve('beat'), beatEvery);
  try {
    return await Promise.race([next, promise]);
  } finally {
    clearTimeout(clock);
  }
}

/** JSON has no line breaks of its own, so one line of data is enough. */
function format({ id, event, data }: LiveEvent): string {
  const place = id === undefined ? '' : `id: ${id}\n`;
  const told = event === null ? '' : `event: ${event}\ndata: ${JSON.stringify(data)}\n`;
  return `${place}${told}\n`;
}
