import type { ArchiveJob } from '#domain/archive/contract.ts';
import type { ChangeFileAnswer, TrashFileAnswer } from '#domain/files/contract.ts';
import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import type { UploadAnswer } from '#domain/uploads/contract.ts';
import { sha256, toMetadata } from './drive.ts';

// One worker of the load that a crash falls into. It has folders of its own, does one thing after the
// other, and remembers what it was told. What it was doing when the server died it was not told: of
// that either all has happened, or nothing.

/** What is known about a file of a worker. Its bytes never change. */
export interface Known {
  name: string;
  folderId: string;
  sha256: string;
  trashed: boolean;
  /** Given up for good: it may be gone. */
  purged: boolean;
}

/** Random numbers that come again with their seed. */
export interface Dice {
  next(below: number): number;
  pick<T>(items: readonly T[]): T | undefined;
}

/** Make dice from a seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return { next, pick: (items) => items[next(items.length)] };
}

export interface Worker {
  readonly files: Map<string, Known>;
  readonly folders: readonly string[];
  /** What it was doing when the server died: ids of files that may be as before or after. */
  pending: 'nothing' | Set<string>;
  /** How many acts were acknowledged. */
  done: number;
  /** Act until the server does not answer any more. */
  run(origin: string): Promise<void>;
}

/** Send a request; null is a refusal, a throw is a server that died. */
type Send = (
  method: string,
  path: string,
  options?: { json?: unknown; body?: Buffer; headers?: Record<string, string> },
) => Promise<{ answer: unknown; headers: Headers } | null>;

/** Make a worker over some folders of its own. */
export function worker(token: string, folders: readonly string[], roll: Dice): Worker {
  const files = new Map<string, Known>();
  let undo: { seq: number; back: Map<string, Known> } | null = null;
  let thrown: { trashId: string; fileId: string } | null = null;
  const archives: string[] = [];
  let names = 0;

  const live = () => [...files].filter(([, known]) => !known.trashed);
  const snapshot = () => new Map([...files].map(([id, known]) => [id, { ...known }]));
  const freshName = () => `${roll.next(1_000)}-${names++}.bin`;
  const change = (id: string, by: Partial<Known>) => {
    const known = files.get(id);
    if (known) Object.assign(known, by);
  };
  /** Its folder need not be open: then what is asked for is refused. */
  const some = () => roll.pick(live())?.[0] ?? '';

  const acts: Record<string, (send: Send) => Promise<void>> = {
    upload: async (send) => {
      // Some contents are the same as others', so that blobs are shared over folders and workers.
      const seed = roll.next(3) === 0 ? roll.next(5) : roll.next(2 ** 31);
      const bytes = Buffer.alloc(1 + (seed % 60_000), `${seed} `);
      const name = freshName();
      const folderId = roll.pick(folders) ?? '';
      const half = roll.next(2) === 0 ? bytes.length : Math.ceil(bytes.length / 2);
      const tus = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };
      self.pending = new Set();
      const begun = await send('POST', '/api/uploads', {
        body: bytes.subarray(0, half),
        headers: {
          ...tus,
          'upload-length': String(bytes.length),
          'upload-metadata': toMetadata({ filename: name, folderId }),
        },
      });
      const location = begun?.headers.get('location');
      if (!location) return;
      if (half < bytes.length) {
        const headers = { ...tus, 'upload-offset': String(half) };
        const rest = await send('PATCH', location, { body: bytes.subarray(half), headers });
        if (!rest) return;
      }
      const upload = (await send('GET', location))?.answer as UploadAnswer | undefined;
      if (!upload?.fileId) return;
      const known = { name, folderId, sha256: sha256(bytes), trashed: false, purged: false };
      files.set(upload.fileId, known);
    },
    rename: async (send) => {
      const [id, name] = [some(), freshName()];
      self.pending = new Set([id]);
      const back = snapshot();
      const sent = await send('PATCH', `/api/files/${id}`, { json: { name } });
      if (!sent) return;
      change(id, { name });
      undo = { seq: Number((sent.answer as ChangeFileAnswer).seq), back };
    },
    move: async (send) => {
      const [id, folderId] = [some(), roll.pick(folders) ?? ''];
      self.pending = new Set([id]);
      const back = snapshot();
      const json = { folderId };
      const sent = await send('PATCH', `/api/files/${id}`, { json });
      if (!sent) return;
      change(id, { folderId });
      undo = { seq: Number((sent.answer as ChangeFileAnswer).seq), back };
    },
    copy: async (send) => {
      const [id, folderId] = [some(), roll.pick(folders) ?? ''];
      self.pending = new Set();
      const json = { folderId, conflict: 'keep-both' };
      const sent = await send('POST', `/api/files/${id}/copy`, { json });
      if (!sent) return;
      const copy = sent.answer as ChangeFileAnswer;
      const known = { name: copy.name, folderId, sha256: copy.sha256, trashed: false };
      files.set(copy.id, { ...known, purged: false });
    },
    trash: async (send) => {
      const id = some();
      self.pending = new Set([id]);
      const back = snapshot();
      const about = await send('GET', `/api/files/${id}`);
      const etag = about?.headers.get('etag') ?? '';
      const sent = await send('DELETE', `/api/files/${id}`, { headers: { 'if-match': etag } });
      if (!sent) return;
      change(id, { trashed: true });
      const { seq, trashId } = sent.answer as TrashFileAnswer;
      undo = { seq, back };
      thrown = { trashId, fileId: id };
    },
    untrash: async (send) => {
      if (!thrown) return;
      const { trashId, fileId } = thrown;
      thrown = null;
      self.pending = new Set([fileId]);
      const sent = await send('POST', `/api/trash/${trashId}/restore`);
      if (!sent) return;
      const { name, folder } = sent.answer as ChangeFileAnswer;
      change(fileId, { trashed: false, name, folderId: folder.id });
    },
    purge: async (send) => {
      if (!thrown) return;
      const { trashId, fileId } = thrown;
      // It may have come back by undo meanwhile: then its entry of the trash is gone.
      self.pending = new Set([fileId]);
      if (files.get(fileId)?.trashed) change(fileId, { purged: true });
      thrown = null;
      await send('DELETE', `/api/trash/${trashId}`);
    },
    empty: async (send) => {
      const folderId = roll.pick(folders) ?? '';
      const inside = live().filter(([, known]) => known.folderId === folderId);
      self.pending = new Set(inside.map(([id]) => id));
      const back = snapshot();
      const sent = await send('POST', `/api/folders/${folderId}/empty`);
      if (!sent) return;
      for (const [id] of inside) change(id, { trashed: true });
      undo = { seq: (sent.answer as ActAnswer).seq, back };
    },
    many: async (send) => {
      const ids = [...new Set([some(), some(), some()])].filter(Boolean);
      const action = roll.next(2) === 0 ? 'trash' : 'move';
      const targetId = roll.pick(folders) ?? '';
      self.pending = new Set(ids);
      if (ids.length === 0) return;
      const back = snapshot();
      const wish = action === 'move' ? { targetId } : {};
      const json = { action, selection: { ids }, ...wish };
      const sent = await send('POST', '/api/batch', { json });
      if (!sent) return;
      const { seq, refused } = sent.answer as ActAnswer;
      const left = new Set(refused.map(({ id }) => id));
      for (const id of ids) {
        if (left.has(id)) continue;
        change(id, action === 'trash' ? { trashed: true } : { folderId: targetId });
      }
      undo = { seq, back };
    },
    undo: async (send) => {
      if (!undo) return;
      const { seq, back } = undo;
      undo = null;
      self.pending = new Set(files.keys());
      if (!(await send('POST', `/api/journal/${seq}/undo`))) return;
      for (const [id, known] of back) {
        // What came to be since is not touched by it, nor what was done to others.
        const { name, folderId, trashed } = known;
        change(id, { name, folderId, trashed });
      }
    },
    archive: async (send) => {
      const folderId = roll.pick(folders) ?? '';
      self.pending = new Set();
      const sent = await send('POST', '/api/archive', { json: { folderId } });
      if (sent) archives.push((sent.answer as ArchiveJob).id);
    },
    restore: async (send) => {
      const id = archives.pop();
      self.pending = new Set();
      if (!id) return;
      const json = { tier: 'expedited' };
      if (!(await send('POST', `/api/archive/${id}/restore`, { json }))) archives.unshift(id);
    },
    verify: async (send) => {
      const id = archives.at(-1);
      self.pending = new Set();
      if (id) await send('POST', `/api/archive/${id}/verify`);
    },
    cancel: async (send) => {
      const id = archives.at(-1);
      self.pending = new Set();
      if (id) await send('POST', `/api/archive/${id}/cancel`);
    },
  };

  /** What has grown too much is thrown away more than it grows. */
  function choose(): string {
    const many = live().length > 12;
    const often = many ? ['trash', 'empty', 'many', 'purge'] : ['upload', 'upload', 'copy'];
    return roll.pick([...Object.keys(acts), ...often]) ?? 'upload';
  }

  const self: Worker = {
    files,
    folders,
    pending: 'nothing',
    done: 0,
    run: async (origin) => {
      const send: Send = async (method, path, { json, body, headers = {} } = {}) => {
        const type = json === undefined ? undefined : { 'content-type': 'application/json' };
        const response = await fetch(origin + path, {
          method,
          headers: { authorization: `Bearer ${token}`, ...type, ...headers },
          body: json === undefined ? (body ? Uint8Array.from(body) : null) : JSON.stringify(json),
        });
        const text = await response.text();
        if (response.status >= 500)
          throw new Error(`${method} ${path}: ${response.status} ${text}`);
        if (!response.ok) return null;
        const isJson = response.headers.get('content-type')?.includes('json');
        return { answer: isJson ? JSON.parse(text) : null, headers: response.headers };
      };
      for (;;) {
        self.pending = 'nothing';
        const act = choose();
        // An undo is for the last act alone: others' results would be taken back with it.
        if (act !== 'undo') undo = null;
        await acts[act]?.(send);
        self.done += 1;
      }
    },
  };
  return self;
}
