import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back over a bare socket. */
export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
  /** Everything, as it came. */
  text: string;
}

/** Send bytes as they are, which no client library would, and read until the server closes. */
export async function sendRaw(port: number, text: string, patience = 3_000): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  socket.write(text, 'latin1');
  const clock = setTimeout(() => socket.destroy(), patience);
  await closed.catch(() => {});
  clearTimeout(clock);
  return parse(Buffer.concat(chunks).toString('utf8'));
}

/** Send one request line with a good Host and `Connection: close`. */
export function ask(port: number, line: string, headers: readonly string[] = []) {
  return sendRaw(
    port,
    [line, `Host: localhost:${port}`, 'Connection: close', ...headers, '', ''].join('\r\n'),
  );
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(':');
    headers.set(line.slice(0, at).toLowerCase(), line.slice(at + 1).trim());
  }
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n'), text };
}
