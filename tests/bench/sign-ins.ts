import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { MiB, median, resident } from '../support/bench.ts';
import { newMember, password, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Two hundred people sign in at once, every two seconds, while somebody reads a lesson. Goals: the
// median page takes at most twice as long as before; whoever is too much is refused with 503 or 429
// and told when to come again; memory stays bounded. Members behind a place without limits, then a
// crowd that guesses from two hundred addresses at two hundred accounts, then one of one address.

const page = '/lessons/number-systems/ten-symbols';
const email = 'bench@example.org';
const crowd = 200;
const waves = 5;

/** Each guess is at an account of its own. */
let guesses = 0;

for (const kind of ['members', 'many who guess', 'one who guesses'] as const) {
  const server = await startServer({
    flags: ['--max-semi-space-size=1'],
    settings: {
      RATE_LIMITS: kind === 'members' ? 'off' : 'on',
      TRUSTED_PROXIES: '127.0.0.1',
    },
  });
  try {
    console.table(await besiege(server, kind));
  } finally {
    await server.stop();
  }
}

async function besiege(server: RunningServer, kind: Kind) {
  await newMember(server, email);
  const form = await openForm(server);
  // Once for all that is loaded at first use.
  await Promise.all(come(server, form, kind));
  await wait(2_000);
  const idle = { resident: resident(server.pid), times: await readFor(server, wait(3_000)) };

  const answers: Answer[] = [];
  const times: number[] = [];
  let peak = 0;
  for (let wave = 0; wave < waves; wave += 1) {
    const coming = Promise.all(come(server, form, kind));
    times.push(...(await readFor(server, Promise.all([coming, wait(2_000)]))));
    peak = Math.max(peak, resident(server.pid));
    answers.push(...(await coming));
  }

  const slower = median(times) / median(idle.times);
  const refused = answers.filter(({ status }) => status === 503 || status === 429);
  const rude = refused.filter(({ headers }) => !(Number(headers['retry-after']) > 0));
  const done = answers.filter(({ status }) => status === (kind === 'members' ? 200 : 401));
  return {
    [`${kind}: page, median ms, idle`]: { value: round(median(idle.times)), goal: '' },
    'page, median ms, under it': { value: round(median(times)), goal: '' },
    'page, slowest, ms': { value: round(Math.max(...times)), goal: '' },
    'times as long': { value: round(slower), goal: 2 },
    'pages read': { value: times.length, goal: '' },
    'passwords checked': { value: done.length, goal: '' },
    refused: { value: refused.length, goal: '' },
    'refused without a word when to come again': { value: rude.length, goal: 0 },
    'any other answer': { value: answers.length - done.length - refused.length, goal: 0 },
    'MiB over idle': { value: Math.round((peak - idle.resident) / MiB), goal: '' },
  };
}

type Kind = 'members' | 'many who guess' | 'one who guesses';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
}

/** Open the sign-in page; answer what a browser sends with its form. */
async function openForm(server: RunningServer): Promise<Record<string, string>> {
  const guest = person(server.origin);
  const html = await (await guest.send('/sign-in')).text();
  return {
    cookie: [...guest.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'x-csrf-token': /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '',
  };
}

/** Come all at once. */
function come(server: RunningServer, form: Record<string, string>, kind: Kind): Promise<Answer>[] {
  return Array.from({ length: crowd }, () => {
    if (kind === 'members') return signIn(server, form, email);
    guesses += 1;
    const address = kind === 'one who guesses' ? '192.0.2.1' : toAddress(guesses);
    return signIn(server, { ...form, 'x-forwarded-for': address }, `nobody-${guesses}@example.org`);
  });
}

/** Every guess of many comes from elsewhere. */
function toAddress(n: number): string {
  return `10.0.${n >> 8}.${n & 255}`;
}

function signIn(
  server: RunningServer,
  form: Record<string, string>,
  email: string,
): Promise<Answer> {
  const body = JSON.stringify({ email, password });
  return ask(server, '/api/auth/sign-in', {
    method: 'POST',
    body,
    headers: {
      ...form,
      origin: server.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'content-length': String(body.length),
    },
  });
}

/**
 * Read the page a hundred times a second until something is over, whether or not the reading before
 * has ended: else one that stands for long would count as one. Answer how long each took.
 */
async function readFor(server: RunningServer, end: Promise<unknown>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const readings: Promise<number>[] = [];
  let over = false;
  end.finally(() => {
    over = true;
  });
  while (!over) {
    readings.push(read(server, agent));
    await wait(10);
  }
  const times = await Promise.all(readings);
  agent.destroy();
  return times;
}

async function read(server: RunningServer, agent: Agent): Promise<number> {
  const began = performance.now();
  const { status } = await ask(server, page, { agent });
  if (status !== 200) throw new Error(`The page answered ${status}.`);
  return performance.now() - began;
}

function ask(
  { port }: RunningServer,
  path: string,
  {
    body,
    headers,
    ...options
  }: { method?: string; body?: string; agent?: Agent } & {
    headers?: Record<string, string>;
  } = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  request({
    host: '127.0.0.1',
    port,
    path,
    headers: { host: `localhost:${port}`, ...headers },
    ...options,
  })
    .on('response', (response) => {
      const { statusCode: status = 0 } = response;
      response.resume().on('end', () => resolve({ status, headers: response.headers }));
    })
    .on('error', reject)
    .end(body);
  return promise;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
