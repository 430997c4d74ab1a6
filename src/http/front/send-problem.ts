import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemResponse } from '#http/problem-response.ts';
import { second } from '#lib/units.ts';

/** How long a client may go on sending what is not wanted, so that it finds time to read why. */
const lingering = 1 * second;

/** Write a problem to the wire. With a body unread the connection ends: its rest is no request. */
export async function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  { error, ...about }: { error: unknown } & Parameters<typeof problemResponse>[1],
): Promise<void> {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = problemResponse(error, about);
  const body = Buffer.from(await problem.arrayBuffer());
  for (const [name, text] of problem.headers) response.setHeader(name, text);
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (problem.status === 405) {
    response.setHeader('allow', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  }
  const unread = !request.complete;
  if (unread) response.setHeader('connection', 'close');
  response.writeHead(problem.status, { 'content-length': body.length });
  const end = response.end.bind(response);
  if (request.method !== 'HEAD') response.write(body);
  silence(response);
  if (unread) {
    // Closed at once, the answer could be lost to a reset while the client is still sending.
    request.resume();
    await once(request, 'close', { signal: AbortSignal.timeout(lingering) }).catch(() => {});
  }
  end();
}

/** A handler that is still at work finds nobody listening, and no second answer is mixed in. */
function silence(response: ServerResponse): void {
  response.writeHead = () => response;
  response.write = () => true;
  response.end = () => response;
}
