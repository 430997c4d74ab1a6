import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { smtpMail } from './smtp.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A mail server that offers no TLS and would take everything in clear. */
async function clearServer(): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  server = createServer((socket) => {
    socket.write('220 clear.example ESMTP\r\n');
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard.push(text);
      socket.write(
        text.startsWith('EHLO') ? '250-clear.example\r\n250 AUTH PLAIN\r\n' : '250 ok\r\n',
      );
    });
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `smtp://solah:secret@127.0.0.1:${port}`, heard };
}

const letter = { to: 'a@example.org', subject: 'S', text: 'the-key', html: '<p>the-key' };

test('a server without TLS gets neither the letter nor the password', async () => {
  const { url, heard } = await clearServer();
  const mail = smtpMail({ url, from: 'solah@example.org' });
  await expect(mail.send(letter)).rejects.toThrow();
  const all = heard.join('');
  expect(all).toContain('EHLO');
  for (const secret of ['the-key', 'secret', 'AUTH', 'MAIL FROM', btoa('\0solah\0secret')]) {
    expect(all).not.toContain(secret);
  }
});

test('a line break in the address reaches no server', async () => {
  const { url, heard } = await clearServer();
  const mail = smtpMail({ url, from: 'solah@example.org' });
  const forged = { ...letter, to: 'a@example.org\r\nRCPT TO: b@example.org' };
  await expect(mail.send(forged)).rejects.toThrow('line break');
  expect(heard).toEqual([]);
});
