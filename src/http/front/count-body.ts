import type { IncomingMessage } from 'node:http';

/**
 * Count a body as it comes, chunked or not, and tell when it passes its limit. Counting where the
 * parser hands the bytes over costs nothing and holds for whoever reads the body later.
 */
export function countBody(
  request: IncomingMessage,
  limit: number,
  handlers: { onTooLarge: () => void; onEnd: () => void },
): void {
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: Uint8Array | null) => {
    if (chunk === null) {
      handlers.onEnd();
      return push(null);
    }
    bytes += chunk.length;
    if (bytes <= limit) return push(chunk);
    handlers.onTooLarge();
    return false;
  };
}
