import type { Socket } from 'node:net';
import { securityHeaders } from './security-headers.ts';

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers that are written without Node's help, and still carry the headers of every response. */
export function rawAnswers(options: { https: boolean }) {
  const headers = Object.entries({
    connection: 'close',
    'content-length': '0',
    ...securityHeaders('api', options),
  })
    .map((pair) => pair.join(': '))
    .join('\r\n');

  /** Write a status, then let the connection go. */
  function answerRaw(socket: Socket, status: string): void {
    // With an answer begun, another would be read as part of it.
    if (!socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`);
  }

  /** Answer what Node's parser refused, and so never became a request. */
  function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
    answerRaw(socket, statuses[error.code ?? ''] ?? '400 Bad Request');
  }

  return { answerRaw, answerClientError };
}
