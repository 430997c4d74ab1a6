import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { silentLog } from '#adapters/log/log.ts';
import { minute, second } from '#lib/units.ts';
import { pwnedBreaches } from './pwned.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const breached = 'hunter2 hunter2 hunter2';
const padded = 'ek lamba aur anokha raasta';
const good = 'bahut door ek shaant pahaad';

const hash = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();

/** What the service knows of those that begin like a password. */
const list = [
  '0018A45C4D1DEF81644B54AB7F969B88D65:21',
  `${hash(breached).slice(5)}:2`,
  `${hash(padded).slice(5)}:0`,
  `${hash('चाय '.repeat(5).normalize('NFC')).slice(5)}:7`,
].join('\r\n');

/** A service on this machine, and somebody who asks it with a clock of his own. */
async function open(answer: RequestListener, { patience = 60 * second } = {}) {
  const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const log = { ...silentLog, warn: vi.fn() };
  let moment = 0;
  const now = () => new Date(moment);
  const breaches = pwnedBreaches({ log, now, origin: `http://127.0.0.1:${port}`, patience });
  const pass = (span: number) => {
    moment += span;
  };
  return { asked, breaches, log, pass };
}

test('a password of the list is known; what only pads the list is not', async () => {
  const { breaches } = await open((_, response) => response.end(list));
  expect(await breaches.has(breached)).toBe(true);
  expect(await breaches.has(padded)).toBe(false);
  expect(await breaches.has(good)).toBe(false);
  expect(await breaches.has('चाय '.repeat(5).normalize('NFD'))).toBe(true);
});

test('five characters of the hash leave the house, and a padded answer is asked for', async () => {
  const { asked, breaches } = await open((_, response) => response.end(list));
  await breaches.has(breached);
  expect(asked.map(({ url }) => url)).toEqual([`/range/${hash(breached).slice(0, 5)}`]);
  const headers = asked[0]?.headers ?? {};
  expect(headers['add-padding']).toBe('true');
  expect(JSON.stringify(headers)).not.toContain(hash(breached).slice(5, 12));
});

test.each<[string, RequestListener]>([
  ['an error', (_, response) => response.writeHead(503).end(list)],
  ['a way to elsewhere', (_, response) => response.writeHead(302, { location: '/other' }).end()],
  ['no answer', (request) => request.socket.destroy()],
  ['silence', () => {}],
  [
    'an endless list',
    (_, response) => {
      const more = () => {
        while (response.write(`${'0'.repeat(35)}:1\r\n`.repeat(1_000)));
        response.once('drain', more);
      };
      more();
    },
  ],
])('%s is no judgement, and is logged once', async (_, answer) => {
  const { asked, breaches, log, pass } = await open(answer, { patience: 500 });
  expect(await breaches.has(breached)).toBe(null);
  expect(asked).toHaveLength(1);
  // For some minutes nobody is asked, and nobody waits.
  expect(await breaches.has(breached)).toBe(null);
  expect(asked).toHaveLength(1);
  pass(5 * minute);
  expect(await breaches.has(breached)).toBe(null);
  expect(asked).toHaveLength(2);
  expect(log.warn.mock.calls.map(([line]) => line.event)).toEqual(['breaches-unreachable']);
});

test('when it answers again it counts again, and its next silence is told', async () => {
  let away = true;
  const { breaches, log, pass } = await open((_, response) =>
    response.writeHead(away ? 500 : 200).end(list),
  );
  expect(await breaches.has(breached)).toBe(null);
  away = false;
  pass(5 * minute);
  expect(await breaches.has(breached)).toBe(true);
  away = true;
  expect(await breaches.has(breached)).toBe(null);
  expect(log.warn).toHaveBeenCalledTimes(2);
});

test('a machine without a way to there is not held up', async () => {
  const log = { ...silentLog, warn: vi.fn() };
  const now = () => new Date(0);
  // Nobody listens on port 1, and no question leaves the machine.
  const breaches = pwnedBreaches({ log, now, origin: 'http://127.0.0.1:1', patience: 60 * second });
  expect(await breaches.has(breached)).toBe(null);
  expect(log.warn).toHaveBeenCalledOnce();
});
