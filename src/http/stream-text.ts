import { KiB } from '#lib/units.ts';

/** One write a row would cost more than the row. */
const batch = 32 * KiB;

/** Send a text as it is made: on only when the client has taken what it got. */
export function streamText(
  text: AsyncIterable<string>,
  drained: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const parts = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        await drained();
        let gathered = '';
        while (gathered.length < batch) {
          const { done, value } = await parts.next();
          if (done) {
            if (gathered) controller.enqueue(encoder.encode(gathered));
            controller.close();
            return;
          }
          gathered += value;
        }
        controller.enqueue(encoder.encode(gathered));
      },
      cancel: async () => {
        await parts.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
