import type {
  ListNotificationsAnswer,
  Notification,
} from '#domain/accounts/notifications/contract.ts';
import type {
  ArchiveCheck,
  ArchiveJob,
  ArchiveJobAnswer,
  ColdClass,
  DiscardAnswer,
  EstimateAnswer,
  EstimateRequest,
  ItemState,
  ListArchiveAnswer,
  ListJobItemsAnswer,
  Tier,
} from '#domain/archive/contract.ts';
import type { BatchRequest, EmptyAnswer } from '#domain/files/batch/contract.ts';
import type {
  ChangeFileAnswer,
  FileAnswer,
  ListRecentAnswer,
  ListStarredAnswer,
  ListTrashAnswer,
} from '#domain/files/contract.ts';
import type { SearchAnswer } from '#domain/files/search/contract.ts';
import type {
  ListSharedWithMeAnswer,
  ListSharesAnswer,
  MakeShareAnswer,
  MakeShareRequest,
  ShareAnswer,
} from '#domain/files/shares/contract.ts';
import type {
  ChangeFolderAnswer,
  Conflict,
  CreateFoldersAnswer,
  DriveAnswer,
  FolderAnswer,
  FolderItem,
  Item,
  ListFoldersAnswer,
  ListItemsAnswer,
} from '#domain/folders/contract.ts';
import type { ActAnswer, ListJournalAnswer } from '#domain/folders/journal/contract.ts';
import type {
  ListUploadsAnswer,
  PlanAnswer,
  PlanRequest,
  UploadAnswer,
} from '#domain/uploads/contract.ts';
import type { ApiClient } from '#lib/api-client.ts';
import { encodeMetadata } from '#lib/tus-metadata.ts';
import type { FolderRoute } from './route.ts';
import type { UploadMetadata } from './uploads/metadata.ts';

/** How many rows a page of the drive has. */
export const pageSize = 50;

/** Scrolling on takes larger pages: fewer trips for a thumb that does not stop. */
export const scrollSize = 200;

/** Of the items of a job: few enough that what stands below them is not far. */
const itemsAtOnce = 20;

/** Where the bytes of a file are; the answer is always a download. */
export function contentAddress(fileId: string): string {
  return `/api/files/${fileId}/content`;
}

/** Where a folder is given as a zip. */
export function zipAddress(folderId: string): string {
  return `/api/folders/${folderId}/zip`;
}

/** Every question and every act of the drive, as the API spells it. */
export function driveApi(client: ApiClient) {
  const get = async <Answer>(path: string): Promise<Answer> => (await client.fetch(path)).json();
  const act = async <Answer>(method: string, path: string, given: Given = {}): Promise<Answer> => {
    const response = await client.fetch(path, { method, ...toInit(given) });
    // 204 has nothing to read; whoever asks for it expects nothing.
    return response.status === 204 ? (undefined as Answer) : response.json();
  };
  return {
    drive: () => get<DriveAnswer>('/api/drive'),
    file: (id: string) => get<FileAnswer>(`/api/files/${id}`),
    /** The first bytes of a file; it must have some. */
    beginning: async (id: string, bytes: number): Promise<ArrayBuffer> => {
      const headers = { range: `bytes=0-${bytes - 1}` };
      return (await client.fetch(contentAddress(id), { headers })).arrayBuffer();
    },
    thumb: async (id: string, signal: AbortSignal): Promise<Blob> =>
      (await client.fetch(`/api/files/${id}/thumb`, { signal })).blob(),
    putThumb: (id: string, thumb: Blob) =>
      client.fetch(`/api/files/${id}/thumb`, { method: 'PUT', body: thumb }),
    history: (itemId: string) =>
      get<ListJournalAnswer>(withQuery('/api/journal', { itemId, limit: 20 })),
    folder: (id: string) => get<FolderAnswer>(`/api/folders/${id}`),
    items: (
      id: string,
      { sort, direction, cursor }: Pick<FolderRoute, 'sort' | 'direction' | 'cursor'>,
      limit = pageSize,
    ) =>
      get<ListItemsAnswer>(
        withQuery(`/api/folders/${id}/items`, { sort, dir: direction, limit, cursor }),
      ),
    search: (q: string, within: string | null, cursor: string | null) =>
      get<SearchAnswer>(withQuery('/api/search', { q, in: within, limit: pageSize, cursor })),
    recent: (cursor: string | null) =>
      get<ListRecentAnswer>(withQuery('/api/recent', { limit: pageSize, cursor })),
    starred: (cursor: string | null) =>
      get<ListStarredAnswer>(withQuery('/api/starred', { limit: pageSize, cursor })),
    star: ({ kind, id }: Pick<Item, 'kind' | 'id'>, starred: boolean) =>
      act<unknown>('PATCH', kind === 'file' ? `/api/files/${id}` : `/api/folders/${id}`, {
        body: { starred },
      }),
    createFolder: (parentId: string, name: string) =>
      act<FolderItem>('POST', '/api/folders', { body: { parentId, name } }),
    createFolders: (parentId: string, paths: readonly string[]) =>
      act<CreateFoldersAnswer>('POST', '/api/folders', { body: { parentId, paths } }),
    renameFolder: (id: string, name: string, version: number) =>
      act<ChangeFolderAnswer>('PATCH', `/api/folders/${id}`, { body: { name }, version }),
    deleteFolder: (id: string, version: number) =>
      act<void>('DELETE', `/api/folders/${id}`, { version }),
    renameFile: (id: string, name: string, version: number) =>
      act<ChangeFileAnswer>('PATCH', `/api/files/${id}`, { body: { name }, version }),
    folders: (id: string, cursor: string | null) =>
      get<ListFoldersAnswer>(withQuery(`/api/folders/${id}/folders`, { limit: 100, cursor })),
    batch: (request: Partial<BatchRequest> & Pick<BatchRequest, 'action' | 'selection'>) =>
      act<ActAnswer>('POST', '/api/batch', { body: request }),
    /** How far an act has come that goes on after its answer. */
    work: (seq: number) => get<ActAnswer>(`/api/batch/${seq}`),
    undo: (seq: number) => act<ActAnswer>('POST', `/api/journal/${seq}/undo`, { once: true }),
    empty: (folderId: string) =>
      act<EmptyAnswer>('POST', `/api/folders/${folderId}/empty`, { once: true }),
    forget: (trashId: string | null) =>
      client.fetch(trashId === null ? '/api/trash' : `/api/trash/${trashId}`, { method: 'DELETE' }),
    trash: (cursor: string | null) =>
      get<ListTrashAnswer>(withQuery('/api/trash', { limit: pageSize, cursor })),
    putBack: (trashId: string) => act<unknown>('POST', `/api/trash/${trashId}/restore`),
    archive: (folderId: string, coldClass: ColdClass | undefined) =>
      act<ArchiveJob>('POST', '/api/archive', { body: { folderId, class: coldClass } }),
    /** Ask what it would take; nothing happens by it. */
    estimate: (body: EstimateRequest) =>
      act<EstimateAnswer>('POST', '/api/archive/estimate', { body }),
    jobs: (cursor: string | null) =>
      get<ListArchiveAnswer>(withQuery('/api/archive', { limit: pageSize, cursor })),
    job: (id: string) => get<ArchiveJobAnswer>(`/api/archive/${id}`),
    jobItems: (id: string, state: ItemState, cursor: string | null) =>
      get<ListJobItemsAnswer>(
        withQuery(`/api/archive/${id}/items`, { state, limit: itemsAtOnce, cursor }),
      ),
    /** Bring back, or open for some days. */
    restore: (archiveId: string, tier: Tier | undefined, days: number | null) => {
      const body = days === null ? { tier } : { tier, open: { days } };
      return act<ArchiveJob>('POST', `/api/archive/${archiveId}/restore`, { body });
    },
    /** Throw away where it sleeps; the typed name says that it is meant. */
    discard: (archiveId: string, name: string) =>
      act<DiscardAnswer>('POST', `/api/archive/${archiveId}/discard`, { body: { name } }),
    verify: (archiveId: string) =>
      act<ArchiveCheck>('POST', `/api/archive/${archiveId}/verify`, { once: true }),
    cancel: (jobId: string) => act<ArchiveJob>('POST', `/api/archive/${jobId}/cancel`),
    /** All links of the account; it has so few that two pages hold them. */
    shares: async (): Promise<readonly ShareAnswer[]> => {
      const all: ShareAnswer[] = [];
      let cursor: string | null = null;
      do {
        const page: ListSharesAnswer = await get(withQuery('/api/shares', { limit: 500, cursor }));
        all.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return all;
    },
    share: (request: MakeShareRequest) =>
      act<MakeShareAnswer>('POST', '/api/shares', { body: request }),
    sharedWithMe: (cursor: string | null) =>
      get<ListSharedWithMeAnswer>(withQuery('/api/shared', { limit: pageSize, cursor })),
    closeShare: (id: string) => act<void>('DELETE', `/api/shares/${id}`),
    plan: (request: PlanRequest) => act<PlanAnswer>('POST', '/api/uploads/plan', { body: request }),
    uploads: () => get<ListUploadsAnswer>(withQuery('/api/uploads', { limit: 200 })),
    upload: (id: string) => get<UploadAnswer>(`/api/uploads/${id}`),
    /** Begin an upload; a small file may come along as its body. */
    createUpload: async (
      length: number,
      metadata: UploadMetadata,
      { body, signal }: { body?: Blob; signal?: AbortSignal } = {},
    ): Promise<string> => {
      const headers = new Headers({
        'tus-resumable': '1.0.0',
        'upload-length': String(length),
        'upload-metadata': encodeMetadata({ ...metadata }),
      });
      const init: RequestInit = { method: 'POST', headers };
      if (body && body.size > 0) {
        headers.set('content-type', 'application/offset+octet-stream');
        // Its own type would take the place of ours.
        init.body = body.slice(0, body.size, 'application/offset+octet-stream');
      }
      if (signal) init.signal = signal;
      const { headers: answer } = await client.fetch('/api/uploads', init);
      return answer.get('location') ?? '';
    },
    cancelUpload: (address: string) =>
      client.fetch(address, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }),
    placeUpload: (id: string, folderId: string, conflict: Conflict) =>
      act<FileAnswer>('POST', `/api/uploads/${id}/place`, { body: { folderId, conflict } }),
    notifications: () =>
      get<ListNotificationsAnswer>(withQuery('/api/notifications', { limit: 20, cursor: null })),
    readNotifications: (upTo: Notification['id']) =>
      act<{ unread: number }>('POST', '/api/notifications/read', { body: { upTo } }),
  };
}

/** The address of an archive's signed list. */
export function manifestAddress(id: string): string {
  return `/api/archive/${id}/manifest`;
}

export type DriveApi = ReturnType<typeof driveApi>;

interface Given {
  body?: unknown;
  /** The version that the person saw: a row that changed since is refused. */
  version?: number;
  /** An act without a body that must not happen twice. */
  once?: boolean;
}

function toInit({ body, version, once = body !== undefined }: Given): RequestInit {
  const headers = new Headers();
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  // The same act sent again by a nervous network is done once.
  if (once) headers.set('idempotency-key', crypto.randomUUID());
  if (body === undefined) return { headers };
  headers.set('content-type', 'application/json');
  return { headers, body: JSON.stringify(body) };
}

function withQuery(path: string, query: Record<string, string | number | null>): string {
  const given = Object.entries(query).filter(([, value]) => value !== null);
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
