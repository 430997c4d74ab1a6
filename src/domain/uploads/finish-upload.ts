import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Transaction } from '#adapters/database/database.ts';
import type { Storage } from '#adapters/storage/storage.ts';
import type { Content } from '#domain/files/add-file.ts';
import { forgetObject } from '#domain/files/forget-object.ts';
import { detectType, headBytes } from '#domain/files/media-type.ts';
import { findLevel, isEnough } from '#domain/files/shares/reach.ts';
import { changeTree, getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { addToDrive, type DriveRow } from '#domain/folders/queries.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { publishFile, type Target } from './publish-file.ts';
import { moveUpload, type UploadRow } from './queries.ts';

/**
 * Turn an upload that came whole into a file: seal, check, publish. Each step may have been done
 * before by a process that died; then it does nothing. A refusal keeps the bytes until the upload
 * expires, so that they can be placed elsewhere; wrong bytes are thrown away.
 */
export async function finishUpload(
  ground: Ground,
  upload: UploadRow,
  lease: string,
  target: Target = toTarget(upload),
): Promise<UploadRow> {
  const { storage, fault } = ground;
  await fault('upload-verifying');
  await storage.seal(upload.storageKey, upload.length);
  await fault('upload-sealed');
  const sums =
    upload.sha256 === null
      ? await readBack(storage, upload)
      : { sha256: upload.sha256, crc32: upload.crc32 };
  const wrong =
    sums.crc32 !== upload.crc32 ||
    (upload.sha256Expected !== null && upload.sha256Expected !== sums.sha256);
  if (wrong) {
    await ground.database.transaction((tx) => failForGood(tx, ground, upload, lease));
    throw new Problem('bytes-differ', { sha256: sums.sha256 });
  }
  const type = await detectType(await readHead(storage, upload));
  await fault('upload-checked');
  const content = { bytes: upload.length, ...sums, type, hotKey: upload.storageKey };
  try {
    const published = await publish(ground, upload, { lease, target, content });
    await fault('upload-published');
    return published;
  } catch (error) {
    if (!isProblem(error) || error.code === 'upload-busy') throw error;
    const change = { state: 'failed', problem: error.code, sha256: sums.sha256 } as const;
    await ground.database.transaction((tx) =>
      moveUpload(tx, upload, { from: upload.state, lease, ...change }),
    );
    throw error;
  }
}

function toTarget(upload: UploadRow): Target {
  const { folderId, folderEpoch: epoch, name, replacesId, replacesVersion } = upload;
  const replaces =
    replacesId !== null && replacesVersion !== null
      ? { fileId: replacesId, version: replacesVersion }
      : null;
  const conflict = upload.conflict === 'replace' ? 'keep-both' : upload.conflict;
  return { folderId, epoch, name, conflict, replaces };
}

async function publish(
  ground: Ground,
  upload: UploadRow,
  { lease, target, content }: { lease: string; target: Target; content: Content },
): Promise<UploadRow> {
  const { accountId } = upload;
  const publishIn = async (tx: Transaction, drive: DriveRow) => {
    const folder = await getOwnFolder(tx, accountId, target.folderId);
    requireAction(folder, 'write');
    await requireGuest(ground, tx, { upload, folderId: folder.id });
    // Archived and brought back meanwhile: the folder is not the one that the upload was meant for.
    if (target.epoch !== null && target.epoch !== folder.epoch) throw new Problem('folder-busy');
    const now = ground.now();
    const { file, spare, outcome, seq } = await publishFile(tx, drive, {
      upload,
      folder,
      target,
      content,
      now,
    });
    if (spare) await forgetObject(tx, spare, now);
    const change = {
      state: 'published',
      sha256: content.sha256,
      problem: null,
      fileId: file.id,
      folderId: folder.id,
      name: file.name,
      reserved: 0,
      outcome,
      seq,
    } as const;
    const kept = await moveUpload(tx, upload, { from: upload.state, lease, ...change });
    if (!kept) throw new Problem('upload-busy');
    await addToDrive(tx, accountId, { reservedBytes: -upload.reserved });
    return change;
  };
  // Plain JSON, as what is told again has to be.
  return { ...upload, ...(await changeTree(ground, accountId, publishIn, target.once)) };
}

/** The share by which a guest began may have ended meanwhile: then nothing appears. */
async function requireGuest(
  { now }: Pick<Ground, 'now'>,
  tx: Transaction,
  { upload: { accountId, guestId }, folderId }: { upload: UploadRow; folderId: string },
): Promise<void> {
  if (guestId === null) return;
  const level = await findLevel({ database: tx, now }, guestId, { accountId, folderId });
  if (!isEnough(level, 'write')) throw new Problem('folder-not-found');
}

async function failForGood(
  tx: Transaction,
  ground: Ground,
  upload: UploadRow,
  lease: string,
): Promise<void> {
  const change = { state: 'failed', problem: 'bytes-differ', reserved: 0 } as const;
  if (!(await moveUpload(tx, upload, { from: upload.state, lease, ...change }))) return;
  await addToDrive(tx, upload.accountId, { reservedBytes: -upload.reserved });
  await forgetObject(tx, upload.storageKey, ground.now());
}

/** The process that saw the bytes is gone: what counts is what is stored. */
async function readBack(storage: Storage, { storageKey }: UploadRow) {
  const stream = await storage.read(storageKey);
  if (!stream) throw new Error('The sealed object is not there.');
  const hash = createHash('sha256');
  let crc = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
  }
  return { sha256: hash.digest('hex'), crc32: crc };
}

async function readHead(storage: Storage, { storageKey, length }: UploadRow): Promise<Uint8Array> {
  if (length === 0) return new Uint8Array();
  const end = Math.min(headBytes, length) - 1;
  const stream = await storage.read(storageKey, { start: 0, end });
  if (!stream) throw new Error('The sealed object is not there.');
  return Buffer.concat(await Array.fromAsync(stream));
}
