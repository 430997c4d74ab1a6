import { randomBytes } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { MiB, measure, median } from '../support/bench.ts';
import { openDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { makeBucket, s3Server } from '../support/s3.ts';
import { startServer } from '../support/server.ts';

// A file of 256 MiB up into the drive and down again, kept in S3, beside the SDK's own PutObject and
// GetObject on the same server, in turn. The memory is that of our server, over idle.

const size = 256 * MiB;
const rounds = 3;

if (s3Server === '') {
  console.log(
    'Skipped: S3_TEST_ENDPOINT names no server (.ci/servers npm run bench s3 starts one).',
  );
  process.exit(0);
}
const bytes = randomBytes(size);
const client = new S3Client({
  region: 'us-east-1',
  endpoint: s3Server,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
const Bucket = await makeBucket('bench of s3');
const server = await startServer({
  flags: ['--max-semi-space-size=1'],
  settings: { RATE_LIMITS: 'off', DRIVE_GIB: '100' },
});
const rates = new Map<string, number[]>();
const peaks = new Map<string, number>();
const note = (name: string, { seconds, memory }: { seconds: number; memory: number }) => {
  rates.set(name, [...(rates.get(name) ?? []), size / MiB / seconds]);
  peaks.set(name, Math.max(peaks.get(name) ?? 0, memory));
};
try {
  const drive = await openDrive(await newMember(server, 'bench@example.org'));
  await drive.upload({ name: 'first', bytes: bytes.subarray(0, 8 * MiB) });
  for (let round = 0; round < rounds; round++) {
    // Bytes that were never sent before: the same ones would be stored once.
    bytes.write(`${round}`);
    const Key = `plain-${round}`;
    note(
      'PutObject of the SDK',
      await measure(process.pid, () =>
        client.send(new PutObjectCommand({ Bucket, Key, Body: bytes })),
      ),
    );
    let fileId = '';
    note(
      'up into the drive',
      await measure(server.pid, async () => {
        ({ id: fileId } = await drive.upload({ name: `large ${round}`, bytes }));
      }),
    );
    note(
      'GetObject of the SDK',
      await measure(process.pid, async () => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        await drain(Body?.transformToWebStream());
      }),
    );
    note(
      'down from the drive',
      await measure(server.pid, async () => {
        await drain((await drive.call('GET', `/api/files/${fileId}/content`)).body);
      }),
    );
  }
} finally {
  await server.stop();
  client.destroy();
}

const rate = (name: string) => median(rates.get(name) ?? []);
const row = (name: string, beside: string) => ({
  'MiB/s (median)': Math.round(rate(name)),
  ratio: Number((rate(name) / rate(beside)).toFixed(2)),
  ...(name === beside ? {} : { 'peak over idle, MiB': Math.round((peaks.get(name) ?? 0) / MiB) }),
});
console.table({
  'PutObject of the SDK': row('PutObject of the SDK', 'PutObject of the SDK'),
  'up into the drive': row('up into the drive', 'PutObject of the SDK'),
  'GetObject of the SDK': row('GetObject of the SDK', 'GetObject of the SDK'),
  'down from the drive': row('down from the drive', 'GetObject of the SDK'),
});

async function drain(body: ReadableStream<Uint8Array> | null | undefined): Promise<void> {
  let count = 0;
  for await (const chunk of body ?? []) count += chunk.byteLength;
  if (count !== size) throw new Error(`${count} bytes came.`);
}
