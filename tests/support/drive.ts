import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArchiveJobAnswer } from '../../src/domain/archive/contract.ts';
import type { FileAnswer } from '../../src/domain/files/contract.ts';
import type {
  DriveAnswer,
  FolderAnswer,
  FolderItem,
  ListItemsAnswer,
} from '../../src/domain/folders/contract.ts';
import type { UploadAnswer } from '../../src/domain/uploads/contract.ts';
import { asDescribed } from './openapi.ts';
import type { Person } from './person.ts';

/** A member's drive over real HTTP, as the island and any tus client would use it. */
export interface TestDrive {
  readonly member: Person;
  readonly rootId: string;
  /** Send a request as the page would; a body is JSON unless headers say otherwise. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  get<T>(path: string): Promise<T>;
  about(): Promise<DriveAnswer>;
  folder(name: string, parentId?: string): Promise<FolderItem>;
  look(folderId: string): Promise<FolderAnswer>;
  list(folderId: string, query?: string): Promise<ListItemsAnswer>;
  /** Begin an upload and answer its address, or the refusal. */
  begin(upload: NewUpload): Promise<Response>;
  patch(location: string, offset: number, body: BodyInit): Promise<Response>;
  /** Upload a file whole, and answer what it became. */
  upload(upload: NewUpload & { bytes: Uint8Array }): Promise<FileAnswer>;
  download(fileId: string): Promise<Buffer>;
  /** Wait until a job has left the state `running`. */
  finished(jobId: string): Promise<ArchiveJobAnswer>;
  /** Archive a folder and wait for it. */
  archive(folderId: string): Promise<ArchiveJobAnswer>;
}

export interface NewUpload {
  name: string;
  folderId?: string;
  length?: number | string | null;
  metadata?: Record<string, string>;
}

interface CallOptions {
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Open the drive of somebody who is signed in. */
export async function openDrive(member: Person): Promise<TestDrive> {
  const { csrf } = await member.session();
  const { origin } = member;
  const own = { origin, 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrf ?? '' };

  const call: TestDrive['call'] = async (
    method,
    path,
    { json, body, headers = {}, signal } = {},
  ) => {
    const cookie = [...member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = json === undefined ? undefined : { 'content-type': 'application/json' };
    const init = {
      method,
      headers: { ...own, cookie, ...type, ...headers },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
      redirect: 'manual',
      signal: signal ?? null,
      // Node asks for it where a body is a stream; the browser's types do not know it.
      duplex: 'half',
    } as const;
    return asDescribed(method, path, await fetch(origin + path, init));
  };
  async function get<T>(path: string): Promise<T> {
    const response = await call('GET', path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  }
  async function must<T>(sent: Promise<Response>): Promise<T> {
    const response = await sent;
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  }

  const { rootId } = await get<DriveAnswer>('/api/drive');
  const self: TestDrive = {
    member,
    rootId,
    call,
    get,
    about: () => get('/api/drive'),
    folder: (name, parentId = rootId) =>
      must(call('POST', '/api/folders', { json: { parentId, name } })),
    look: (folderId) => get(`/api/folders/${folderId}`),
    list: (folderId, query = '') => get(`/api/folders/${folderId}/items${query}`),
    begin: ({ name, folderId = rootId, length = 0, metadata = {} }) =>
      call('POST', '/api/uploads', {
        headers: {
          'tus-resumable': '1.0.0',
          ...(length === null ? {} : { 'upload-length': String(length) }),
          'upload-metadata': toMetadata({ filename: name, folderId, ...metadata }),
        },
      }),
    patch: (location, offset, body) =>
      call('PATCH', location, {
        body,
        headers: {
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
      }),
    upload: async ({ bytes, ...upload }) => {
      const begun = await self.begin({ length: bytes.byteLength, ...upload });
      const location = begun.headers.get('location');
      if (!location) throw new Error(`${begun.status} ${await begun.text()}`);
      if (bytes.byteLength > 0) {
        const sent = await self.patch(location, 0, Buffer.from(bytes));
        if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
      }
      const { fileId } = await get<UploadAnswer>(location);
      return get(`/api/files/${fileId}`);
    },
    download: async (fileId) => {
      const response = await call('GET', `/api/files/${fileId}/content`);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    finished: async (jobId) => {
      for (let tries = 0; tries < 600; tries++) {
        const job = await get<ArchiveJobAnswer>(`/api/archive/${jobId}`);
        if (job.state !== 'running') return job;
        await wait(50);
      }
      throw new Error('The job does not come to its end.');
    },
    archive: async (folderId) => {
      const job = await must<{ id: string }>(call('POST', '/api/archive', { json: { folderId } }));
      return self.finished(job.id);
    },
  };
  return self;
}

/** Write tus' metadata: names with base64 values. */
export function toMetadata(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

/** The SHA-256 of some bytes, as our API writes it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
