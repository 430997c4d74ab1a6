import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MiB, measure } from '../support/bench.ts';
import { openDrive, toMetadata } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { startServer } from '../support/server.ts';

// 10,000 files of 4 KiB, three at a time, each by one POST with its body. Beside it a server that
// does no more than write each body to a file of its own and wait for the disk.

const count = 10_000;
const bytes = 4 * 1024;
const lanes = 3;
const flags = ['--max-semi-space-size=1'];

if (process.argv[2] === 'plain') await servePlain(process.argv[3] ?? '');
else await compare();

/** The thing that we are measured against: a body, a file, the disk, an answer. */
async function servePlain(folder: string): Promise<void> {
  let written = 0;
  const server = createServer(async (request, response) => {
    written += 1;
    const file = await open(join(folder, `plain-${written}`), 'wx');
    for await (const chunk of request) await file.write(chunk);
    await file.datasync();
    await file.close();
    response.writeHead(201).end();
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    void writeFile(join(folder, 'port'), String(typeof address === 'object' ? address?.port : 0));
  });
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'solah-bench-'));
  const plain = spawn(process.execPath, [...flags, import.meta.filename, 'plain', folder]);
  const server = await startServer({ flags, settings: { RATE_LIMITS: 'off' } });
  try {
    const drive = await openDrive(await newMember(server, 'bench@example.org'));
    const { id: folderId } = await drive.folder('small');
    await wait(1_500);
    const theirs = `http://127.0.0.1:${await readFile(join(folder, 'port'), 'utf8')}/`;
    const base = await measure(plain.pid ?? 0, () =>
      inLanes(() => expect201(fetch(theirs, { method: 'POST', body: randomBytes(bytes) }))),
    );
    const ours = await measure(server.pid, () =>
      inLanes((index) =>
        expect201(
          drive.call('POST', '/api/uploads', {
            body: randomBytes(bytes),
            headers: {
              'tus-resumable': '1.0.0',
              'upload-length': `${bytes}`,
              'upload-metadata': toMetadata({ filename: `small ${index}`, folderId }),
              'content-type': 'application/offset+octet-stream',
            },
          }),
        ),
      ),
    );
    const { total } = await drive.list(folderId);
    if (total !== count) throw new Error(`${total} files are there.`);
    console.table({
      'a file and the disk': row(base),
      Solah: row(ours),
      ratio: { 'files/s': Number((base.seconds / ours.seconds).toFixed(2)) },
    });
  } finally {
    plain.kill();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function row({ seconds, memory }: { seconds: number; memory: number }) {
  return {
    'files/s': Math.round(count / seconds),
    'peak over idle, MiB': Math.round(memory / MiB),
  };
}

async function inLanes(send: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await send(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function expect201(sent: Promise<Response>): Promise<void> {
  const response = await sent;
  const text = await response.text();
  if (response.status !== 201) throw new Error(`It answered ${response.status}: ${text}`);
}
