import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { openDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { startServer } from '../support/server.ts';

// A hundred readers begin to download a file of 1 GiB and then stand still. Goal: no more than
// 150 MiB over idle in all. Then one that does not stand still, for its speed.

const MiB = 1024 * 1024;
const size = 1024 * MiB;
const readers = 100;

const server = await startServer({
  flags: ['--max-semi-space-size=1'],
  settings: { RATE_LIMITS: 'off' },
});
try {
  const drive = await openDrive(await newMember(server, 'bench@example.org'));
  const begun = await drive.begin({ name: 'large', length: size });
  const location = String(begun.headers.get('location'));
  const zeros = Buffer.alloc(MiB);
  let sent = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      if (sent >= size) return controller.close();
      controller.enqueue(zeros);
      sent += zeros.byteLength;
    },
  });
  await drive.patch(location, 0, body);
  const { fileId } = await drive.get<{ fileId: string }>(location);
  const path = `/api/files/${fileId}/content`;
  const cookie = [...drive.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  await wait(3_000);
  const idle = resident();
  const paused = await Promise.all(Array.from({ length: readers }, () => open(path, cookie)));
  await wait(5_000);
  const standing = (resident() - idle) / MiB;
  for (const response of paused) response.destroy();
  await wait(3_000);

  const began = performance.now();
  let bytes = 0;
  for await (const chunk of await open(path, cookie)) bytes += chunk.length;
  const seconds = (performance.now() - began) / 1_000;
  if (bytes !== size) throw new Error(`${bytes} bytes came.`);
  console.table({
    [`${readers} paused downloads of 1 GiB, MiB over idle`]: {
      value: Math.round(standing),
      goal: 150,
    },
    'one that runs, MiB/s': { value: Math.round(size / MiB / seconds), goal: '' },
  });
} finally {
  await server.stop();
}

function open(path: string, cookie: string): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { port } = server;
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

function resident(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
