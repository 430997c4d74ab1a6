import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { MiB, measure, median } from '../support/bench.ts';
import { openDrive, type TestDrive, toMetadata } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { startServer } from '../support/server.ts';

// 1 GB with checksum through tus against Node's own `pipeline(request, file)`, in turn, each server
// in a process of its own with the launcher's flags. Goals: at least 0.8 of it, and no more than
// 64 MiB of memory over idle.

const size = 1024 * MiB;
const rounds = 3;
const block = randomBytes(4 * MiB);
const chunks = [size, 64 * MiB];
let uploads = 0;

if (process.argv[2] === 'plain') await servePlain(process.argv[3] ?? '');
else await compare();

/** The thing that we are measured against: nothing but the bytes into a file. */
async function servePlain(folder: string): Promise<void> {
  let count = 0;
  const server = createServer(async (request, response) => {
    count += 1;
    await pipeline(request, createWriteStream(join(folder, `plain-${count}`)));
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1', async () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await writeFile(join(folder, 'port'), String(port));
  });
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'solah-bench-'));
  const flags = ['--max-semi-space-size=1'];
  const plain = spawn(process.execPath, [...flags, import.meta.filename, 'plain', folder]);
  const server = await startServer({
    flags,
    settings: { RATE_LIMITS: 'off', DRIVE_GIB: '100' },
  });
  const rows: Record<string, Record<string, number>> = {};
  const note = (name: string, { seconds, memory }: { seconds: number; memory: number }) => {
    const row = rows[name] ?? { 'MiB/s (median)': 0, 'peak over idle, MiB': 0 };
    rates.set(name, [...(rates.get(name) ?? []), size / MiB / seconds]);
    row['MiB/s (median)'] = Math.round(median(rates.get(name) ?? []));
    row['peak over idle, MiB'] = Math.max(
      row['peak over idle, MiB'] ?? 0,
      Math.round(memory / MiB),
    );
    rows[name] = row;
  };
  const rates = new Map<string, number[]>();
  try {
    const port = Number(await readWhenThere(join(folder, 'port')));
    const drive = await openDrive(await newMember(server, 'bench@example.org'));
    // Once before it counts: everything is loaded and compiled then.
    await sendOurs(drive, 64 * MiB, 64 * MiB);
    for (let round = 0; round < rounds; round++) {
      await wait(1_500);
      const base = await measure(plain.pid ?? 0, () =>
        send({ port, path: '/', method: 'PUT', headers: {}, bytes: size }),
      );
      note('pipeline(request, file)', base);
      await rm(join(folder, `plain-${round + 1}`));
      for (const chunk of chunks) {
        await wait(1_500);
        const ours = await measure(server.pid, () => sendOurs(drive, size, chunk));
        const name = chunk === size ? 'Solah, one PATCH' : `Solah, PATCHes of ${chunk / MiB} MiB`;
        note(name, ours);
      }
    }
    const base = median(rates.get('pipeline(request, file)') ?? []);
    for (const [name, row] of Object.entries(rows)) {
      row.ratio = Number((median(rates.get(name) ?? []) / base).toFixed(2));
    }
    console.table(rows);
  } finally {
    plain.kill();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Upload through tus in bodies of a size, and throw the file away for good at the end of the run. */
async function sendOurs(drive: TestDrive, bytes: number, chunk: number): Promise<void> {
  uploads += 1;
  const { csrf } = await drive.member.session();
  const cookie = [...drive.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { origin } = drive.member;
  const headers = {
    cookie,
    origin,
    'sec-fetch-site': 'same-origin',
    'x-csrf-token': csrf ?? '',
    'tus-resumable': '1.0.0',
  };
  const metadata = toMetadata({ filename: `bench ${uploads}`, folderId: drive.rootId });
  const begun = await drive.call('POST', '/api/uploads', {
    headers: { 'tus-resumable': '1.0.0', 'upload-length': `${bytes}`, 'upload-metadata': metadata },
  });
  const path = begun.headers.get('location');
  if (!path) throw new Error(await begun.text());
  const port = Number(new URL(origin).port);
  for (let offset = 0; offset < bytes; offset += chunk) {
    const type = { 'content-type': 'application/offset+octet-stream' };
    await send({
      port,
      path,
      method: 'PATCH',
      headers: { ...headers, ...type, 'upload-offset': `${offset}` },
      bytes: Math.min(chunk, bytes - offset),
      // Bytes that were never sent before: the same ones would be stored once.
      mark: `${uploads}`,
    });
  }
}

function send({
  port,
  path,
  method,
  headers,
  bytes,
  mark = '',
}: {
  port: number;
  path: string;
  method: string;
  headers: Record<string, string>;
  bytes: number;
  mark?: string;
}): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const sending = request(
    {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { host: `localhost:${port}`, ...headers, 'content-length': bytes },
    },
    (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 204) resolve();
        else reject(new Error(`${method} answered ${response.statusCode}.`));
      });
    },
  );
  const own = Buffer.from(block);
  own.write(mark);
  function* body() {
    for (let left = bytes; left > 0; left -= own.length)
      yield own.subarray(0, Math.min(left, own.length));
  }
  pipeline(Readable.from(body(), { objectMode: false }), sending).catch(reject);
  return promise;
}

async function readWhenThere(path: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    await wait(50);
    try {
      const text = readFileSync(path, 'utf8');
      if (text) return text;
    } catch {
      // Not yet.
    }
  }
  throw new Error('The plain server did not start.');
}
