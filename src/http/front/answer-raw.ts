import type { Socket } from 'node:net';

/** The headers that every response carries, for those that are written without Node's help. */
const headers = [
  'connection: close',
  'content-length: 0',
  'cache-control: no-store',
  "content-security-policy: default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options: nosniff',
  'x-frame-options: DENY',
  'referrer-policy: strict-origin-when-cross-origin',
  'cross-origin-opener-policy: same-origin',
  'cross-origin-resource-policy: same-origin',
  'permissions-policy: camera=(), microphone=(), geolocation=()',
].join('\r\n');

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answer what Node's parser refused, and so never became a request. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  answerRaw(socket, statuses[error.code ?? ''] ?? '400 Bad Request');
}

/** Write a status and the headers of every response, then let the connection go. */
export function answerRaw(socket: Socket, status: string): void {
  // With an answer begun, another would be read as part of it.
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`);
}
