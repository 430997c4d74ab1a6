import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, open as openFile, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { MiB, measure, median, resident } from '../support/bench.ts';
import { openDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { startServer } from '../support/server.ts';

// A file of 1 GiB from the drive and from Node's own `pipeline(file, response)`, in turn, each server
// in a process of its own with the launcher's flags. Goal: at least 0.8 of it. Then a hundred readers
// who begin and stand still. Goal: no more than 150 MiB over idle in all.

const size = 1024 * MiB;
const readers = 100;
const rounds = 5;
const flags = ['--max-semi-space-size=1'];

if (process.argv[2] === 'plain') await servePlain(process.argv[3] ?? '');
else await compare();

/** The thing that we are measured against: nothing but a file into an answer. */
async function servePlain(folder: string): Promise<void> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': size });
    pipeline(createReadStream(join(folder, 'large')), response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    void writeFile(join(folder, 'port'), String(typeof address === 'object' ? address?.port : 0));
  });
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'solah-bench-'));
  await writeLarge(join(folder, 'large'));
  const plain = spawn(process.execPath, [...flags, import.meta.filename, 'plain', folder]);
  const server = await startServer({ flags, settings: { RATE_LIMITS: 'off' } });
  try {
    const drive = await openDrive(await newMember(server, 'bench@example.org'));
    const begun = await drive.begin({ name: 'large', length: size });
    const location = String(begun.headers.get('location'));
    const large = await openAsBlob(join(folder, 'large'));
    await drive.patch(location, 0, large);
    const { fileId } = await drive.get<{ fileId: string }>(location);
    const path = `/api/files/${fileId}/content`;
    const cookie = [...drive.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const ours = { port: server.port, path, cookie };
    const theirs = { port: Number(await readFile(join(folder, 'port'), 'utf8')), path: '/' };

    const rates = { ours: [] as number[], theirs: [] as number[] };
    let peak = 0;
    for (let round = 0; round < rounds; round++) {
      const base = await measure(plain.pid ?? 0, () => readAll(theirs));
      rates.theirs.push(size / MiB / base.seconds);
      const own = await measure(server.pid, () => readAll(ours));
      rates.ours.push(size / MiB / own.seconds);
      peak = Math.max(peak, own.memory);
    }
    const ratio = median(rates.ours) / median(rates.theirs);

    await wait(3_000);
    const idle = resident(server.pid);
    const paused = await Promise.all(Array.from({ length: readers }, () => open(ours)));
    await wait(5_000);
    const standing = (resident(server.pid) - idle) / MiB;
    for (const response of paused) response.destroy();

    console.table({
      'pipeline(file, response), MiB/s': { value: Math.round(median(rates.theirs)), goal: '' },
      'Solah, MiB/s': { value: Math.round(median(rates.ours)), goal: '' },
      ratio: { value: Number(ratio.toFixed(2)), goal: '≥ 0.8' },
      'peak over idle, MiB': { value: Math.round(peak / MiB), goal: '' },
      [`${readers} paused, MiB over idle`]: { value: Math.round(standing), goal: '≤ 150' },
    });
    process.exitCode = ratio >= 0.8 && standing <= 150 ? 0 : 1;
  } finally {
    plain.kill();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeLarge(path: string): Promise<void> {
  const file = await openFile(path, 'w');
  const block = randomBytes(4 * MiB);
  for (let written = 0; written < size; written += block.length) await file.write(block);
  await file.close();
}

interface Target {
  readonly port: number;
  readonly path: string;
  readonly cookie?: string;
}

async function readAll(target: Target): Promise<void> {
  let bytes = 0;
  for await (const chunk of await open(target)) bytes += chunk.length;
  if (bytes !== size) throw new Error(`${bytes} bytes came.`);
}

function open({ port, path, cookie = '' }: Target): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request({ host: '127.0.0.1', port, path, headers: { host: `localhost:${port}`, cookie } })
    .on('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`It answered ${response.statusCode}.`));
      // Without a listener for its bytes a response stands still.
      resolve(response);
    })
    .on('error', reject)
    .end();
  return promise;
}
