import { Problem } from '#lib/problem.ts';

/**
 * Take the bytes of a request, up to what its upload still lacks. It ends early, without touching the
 * connection, when the lease is wanted by another; a client that leaves is the same refusal, since
 * coming again helps.
 */
export async function* takeBody(
  body: AsyncIterable<Uint8Array>,
  { most, signal }: { most: number; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  let left = most;
  for (;;) {
    const next = await untilAborted(chunks.next(), signal).catch((cause: unknown) => {
      throw new Problem('upload-busy', {}, { cause });
    });
    if (next.done) return;
    left -= next.value.byteLength;
    if (left < 0) throw new Problem('body-too-large');
    yield next.value;
  }
}

/** Wait for one thing, or until the signal: with a listener for each wait, so that none pile up. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
