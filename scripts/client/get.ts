import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileItem } from '../../src/domain/folders/contract.ts';
import { findNameFault } from '../../src/domain/folders/names.ts';
import { type Api, Refused, retry } from './api.ts';
import { hashFile } from './local.ts';
import { find, itemsOf } from './remote.ts';
import { type Teller, teller, toSize } from './tell.ts';

/** Fetch a file or a folder of the drive to this machine; answer how many failed. */
export async function get(
  api: Api,
  { path, to, asZip }: { path: string; to: string | undefined; asZip: boolean },
): Promise<number> {
  const found = await find(api, path);
  const name = found.name || 'drive';
  if (found.kind === 'file') {
    const tell = teller(found.item.bytes);
    await getFile(api, { file: found.item, place: await placeFor(to, name), tell });
    tell.done(`fetched, ${toSize(found.item.bytes)}: ${name}`);
    return 0;
  }
  if (asZip) return getZip(api, found.id, await placeFor(to, `${name}.zip`));
  return getFolder(api, { folderId: found.id, place: await placeFor(to, name), tell: teller(0) });
}

/** What is fetched goes into a folder that is there, else it gets the name that was given. */
async function placeFor(to: string | undefined, name: string): Promise<string> {
  if (to === undefined) return name;
  const isFolder = await stat(to).then(
    (about) => about.isDirectory(),
    () => false,
  );
  return isFolder ? join(to, name) : to;
}

async function getFolder(
  api: Api,
  { folderId, place, tell }: { folderId: string; place: string; tell: Teller },
): Promise<number> {
  await mkdir(place, { recursive: true });
  let failed = 0;
  for await (const item of itemsOf(api, folderId)) {
    const inside = join(place, safeName(item.name));
    try {
      if (item.kind === 'folder') {
        failed += await getFolder(api, { folderId: item.id, place: inside, tell });
        continue;
      }
      await getFile(api, { file: item, place: inside, tell });
      tell.done(`fetched, ${toSize(item.bytes)}: ${inside}`);
    } catch (error) {
      failed += 1;
      tell.done(`failed: ${inside}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return failed;
}

/** No server may name a place outside of the folder that was asked for. */
function safeName(name: string): string {
  if (findNameFault(name)) throw new Refused(`The server names a file in a way that no file is.`);
  return name;
}

/**
 * Fetch a file into `.part` beside its place, from where an earlier run stopped; only whole and
 * checked it gets its name. A part of other bytes is noticed by the hash, and all is fetched anew.
 */
async function getFile(
  api: Api,
  { file, place, tell }: { file: FileItem; place: string; tell: Teller },
): Promise<void> {
  const part = `${place}.part`;
  const address = `/api/files/${file.id}/content`;
  const head = await retry(() => api.send('HEAD', address));
  const digest = /sha-256=:([^:]+):/.exec(head.headers.get('repr-digest') ?? '')?.[1];
  const sha256 = Buffer.from(digest ?? '', 'base64').toString('hex');
  const etag = head.headers.get('etag') ?? '';
  if ((await sizeOf(place)) === file.bytes && (await hashFile(place)) === sha256) return;
  for (const isLast of [false, true]) {
    const resumed = (await sizeOf(part)) > 0;
    await retry(() => fetchRest(api, { address, part, etag, bytes: file.bytes, tell }));
    if ((await hashPart(part)) === sha256) break;
    await rm(part, { force: true });
    if (isLast || !resumed) throw new Refused('What came is not what the server says it is.');
  }
  await rename(part, place);
  if (file.modifiedAt) await utimes(place, new Date(), new Date(file.modifiedAt));
}

async function fetchRest(
  api: Api,
  wish: { address: string; part: string; etag: string; bytes: number; tell: Teller },
): Promise<void> {
  const { address, part, etag, bytes, tell } = wish;
  const start = await sizeOf(part);
  if (start === bytes && bytes > 0) return;
  const headers = start > 0 && start < bytes ? { range: `bytes=${start}-`, 'if-range': etag } : {};
  const response = await api.send('GET', address, { headers });
  const flags = response.status === 206 ? 'a' : 'w';
  await pipeline(counted(response, tell), createWriteStream(part, { flags }));
}

async function* counted({ body }: Response, tell: Teller): AsyncGenerator<Uint8Array> {
  if (!body) return;
  // The two streams have types of their own for one and the same thing.
  for await (const chunk of Readable.fromWeb(body as never)) {
    tell.moved(chunk.length);
    yield chunk;
  }
}

/** A zip has no hash of its own beforehand: it is fetched in one go. */
async function getZip(api: Api, folderId: string, place: string): Promise<number> {
  const response = await api.send('GET', `/api/folders/${folderId}/zip`);
  const tell = teller(Number(response.headers.get('content-length') ?? 0));
  await pipeline(counted(response, tell), createWriteStream(`${place}.part`));
  await rename(`${place}.part`, place);
  tell.done(`fetched: ${place}`);
  return 0;
}

async function sizeOf(place: string): Promise<number> {
  return stat(place).then(
    ({ size }) => size,
    () => 0,
  );
}

async function hashPart(part: string): Promise<string> {
  const hash = createHash('sha256');
  if ((await sizeOf(part)) === 0) return hash.digest('hex');
  for await (const chunk of createReadStream(part)) hash.update(chunk);
  return hash.digest('hex');
}
