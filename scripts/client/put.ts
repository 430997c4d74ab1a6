import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { PlanAnswer, PlannedEntry, UploadAnswer } from '../../src/domain/uploads/contract.ts';
import { type Api, Refused, retry } from './api.ts';
import { collect, hashFile, type LocalFile, sampleFile } from './local.ts';
import { makeFolders, reach } from './remote.ts';
import { type Teller, teller, toSize } from './tell.ts';

// Nothing is kept on this machine between two runs: what was begun is found again on the server, by
// name, size, date and the hash of the first and the last MiB.

const planned = 10_000;
/** So many files are on their way at once. */
const lanes = 3;
const tus = { 'tus-resumable': '1.0.0' };

/** What to do with a file whose name is there with other bytes; what the server suggests if unsaid. */
export type OnConflict = 'keep-both' | 'replace' | 'skip' | undefined;

/** Send files and folders of this machine into a folder of the drive; answer how many failed. */
export async function put(
  api: Api,
  { places, to, onConflict }: { places: readonly string[]; to: string; onConflict: OnConflict },
): Promise<number> {
  const { files, folders, skipped } = await collect(places);
  const folderId = await reach(api, to);
  if (folders.length > 0) await makeFolders(api, folderId, folders);
  const tell = teller(files.reduce((sum, { bytes }) => sum + bytes, 0));
  for (const place of skipped) tell.done(`left out, neither file nor folder: ${place}`);
  let failed = 0;
  for (let from = 0; from < files.length; from += planned) {
    failed += await putSome(api, files.slice(from, from + planned), {
      folderId,
      onConflict,
      tell,
    });
  }
  return failed;
}

interface How {
  readonly folderId: string;
  readonly onConflict: OnConflict;
  readonly tell: Teller;
}

async function putSome(api: Api, files: LocalFile[], how: How): Promise<number> {
  const { folderId, tell } = how;
  const plan = await makePlan(api, folderId, files);
  const folders = await makeFolders(api, folderId, [...new Set(files.flatMap(folderOf))]);
  const unfinished = await Array.fromAsync(
    api.list<UploadAnswer>('/api/uploads?state=receiving&limit=500'),
  );
  const work = files.map((file, i) => ({ file, entry: plan.entries[i] })).values();
  let failed = 0;
  // Each lane takes the next file as soon as it is free.
  async function lane(): Promise<void> {
    for (const { file, entry } of work) {
      try {
        const [way] = folderOf(file);
        const home = way === undefined ? folderId : (folders.get(way) ?? folderId);
        const what = { file, entry, home, planId: plan.id, unfinished };
        tell.done(`${await putOne(api, what, how)}: ${file.path}`);
      } catch (error) {
        failed += 1;
        tell.done(`failed: ${file.path}: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
}

function folderOf({ path }: LocalFile): string[] {
  const end = path.lastIndexOf('/');
  return end < 0 ? [] : [path.slice(0, end)];
}

/** Ask about all; those of which only the bytes can tell are hashed and asked about again. */
async function makePlan(api: Api, folderId: string, files: LocalFile[]): Promise<PlanAnswer> {
  const ask = (hashes: ReadonlyMap<string, string>) =>
    api.json<PlanAnswer>('POST', '/api/uploads/plan', {
      folderId,
      entries: files.map(({ place, path, bytes, modifiedAt }) => ({
        path,
        bytes,
        modifiedAt,
        ...(hashes.has(place) && { sha256: hashes.get(place) }),
      })),
    });
  const first = await ask(new Map());
  const hashes = new Map<string, string>();
  for (const [i, { exists }] of first.entries.entries()) {
    const file = files[i];
    if (file && exists?.bytes === file.bytes) hashes.set(file.place, await hashFile(file.place));
  }
  return hashes.size === 0 ? first : ask(hashes);
}

interface What {
  readonly file: LocalFile;
  readonly entry: PlannedEntry | undefined;
  readonly home: string;
  readonly planId: string;
  readonly unfinished: readonly UploadAnswer[];
}

async function putOne(api: Api, what: What, { onConflict, tell }: How): Promise<string> {
  const { file, entry } = what;
  if (!entry) throw new Refused('The plan has no word for it.');
  const isThere = entry.is === 'differs' || entry.is === 'twin';
  const choice = isThere ? (onConflict ?? entry.suggestion) : entry.suggestion;
  if (entry.is === 'refused' || choice === 'rename') throw new Refused(sayRefusal(entry));
  if (choice === 'skip') {
    tell.moved(file.bytes);
    return entry.is === 'same' ? 'there already' : 'left out';
  }
  const address = await findOrBegin(api, what, choice);
  await send(api, { file, address, tell });
  const { outcome, name } = await waitForEnd(api, address);
  if (outcome === 'replaced') return 'replaced';
  return outcome === 'kept-both' ? `stored as ${name}` : `stored, ${toSize(file.bytes)}`;
}

function sayRefusal({ problem, reason, is }: PlannedEntry): string {
  if (is === 'kind-clash') return 'a file and a folder cannot have one name';
  return [problem, reason].filter(Boolean).join(', ');
}

async function findOrBegin(api: Api, what: What, choice: string): Promise<string> {
  const { file, entry, home, planId, unfinished } = what;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).normalize('NFC');
  const alike = unfinished.filter(
    (upload) =>
      upload.folderId === home &&
      upload.name === name &&
      upload.length === file.bytes &&
      upload.modifiedAt === file.modifiedAt,
  );
  const sample = await sampleFile(file);
  const known = alike.find((upload) => upload.sample === sample);
  if (known) return `/api/uploads/${known.id}`;
  const replaces =
    choice === 'replace' && entry?.exists
      ? { conflict: 'replace', replacesId: entry.exists.id, version: String(entry.exists.version) }
      : { conflict: choice === 'upload' ? 'refuse' : 'keep-both' };
  const metadata = {
    filename: name,
    folderId: home,
    modifiedAt: file.modifiedAt,
    sha256: await hashFile(file.place),
    sample,
    planId,
    ...replaces,
  };
  const pairs = Object.entries(metadata).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  );
  const begun = await retry(() =>
    api.send('POST', '/api/uploads', {
      headers: {
        ...tus,
        'upload-length': String(file.bytes),
        'upload-metadata': pairs.join(','),
      },
    }),
  );
  return begun.headers.get('location') ?? '';
}

/** Send the bytes from where the server stands, again and again while that can help. */
async function send(
  api: Api,
  { file, address, tell }: { file: LocalFile; address: string; tell: Teller },
): Promise<void> {
  let told = 0;
  await retry(async () => {
    const { offset, state } = await api.json<UploadAnswer>('GET', address);
    tell.moved(offset - told);
    told = offset;
    if (state !== 'receiving' || offset === file.bytes) return;
    const source = createReadStream(file.place, { start: offset, end: file.bytes - 1 });
    source.on('data', (chunk) => {
      told += chunk.length;
      tell.moved(chunk.length);
    });
    await api.send('PATCH', address, {
      headers: {
        ...tus,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      // The two streams have types of their own for one and the same thing.
      body: Readable.toWeb(source) as unknown as BodyInit,
    });
  });
}

async function waitForEnd(api: Api, address: string): Promise<UploadAnswer> {
  for (;;) {
    const upload = await api.json<UploadAnswer>('GET', address);
    if (upload.state === 'published') return upload;
    if (upload.state !== 'verifying' && upload.state !== 'receiving') {
      throw new Refused(upload.problem ?? upload.state);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
