import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ListNotificationsAnswer } from '#domain/accounts/notifications/contract.ts';
import type {
  ArchiveJob,
  ArchiveJobAnswer,
  EstimateAnswer,
  EstimateRequest,
  ItemState,
  ListArchiveAnswer,
  ListJobItemsAnswer,
} from '#domain/archive/contract.ts';
import type { FileAnswer, ListTrashAnswer } from '#domain/files/contract.ts';
import type { ListSharedWithMeAnswer, ShareAnswer } from '#domain/files/shares/contract.ts';
import type { DriveAnswer, FolderAnswer, ListItemsAnswer } from '#domain/folders/contract.ts';
import type { ListJournalAnswer } from '#domain/folders/journal/contract.ts';
import { pageSize } from './drive-api.ts';
import { useDrive } from './drive-context.ts';
import { isBusy } from './item.ts';
import { findRunning } from './job.ts';
import type { FolderRoute, Route } from './route.ts';

/** While work on the archive is under way, look again this often. */
const busyMs = 1500;
/** News comes by asking now and then, while there is no stream of events. */
const restMs = 20_000;

/** The names under which answers are kept. All of the drive begins with `drive`. */
export const keys = {
  all: ['drive'],
  drive: ['drive', 'facts'],
  folder: (id: string) => ['drive', 'folder', id],
  items: (
    id: string,
    { sort, direction, cursor }: Pick<FolderRoute, 'sort' | 'direction' | 'cursor'>,
    limit = pageSize,
  ) => ['drive', 'items', id, { sort, direction, cursor, limit }],
  itemsOf: (id: string) => ['drive', 'items', id],
  allItems: ['drive', 'items'],
  searches: ['drive', 'search'],
  recent: ['drive', 'recent'],
  starred: ['drive', 'starred'],
  trashes: ['drive', 'trash'],
  /** Not of the drive: it is asked anew with each dialog. */
  estimate: (request: EstimateRequest) => ['estimate', request],
  allJobs: ['drive', 'jobs'],
  job: (id: string) => ['drive', 'job', id],
  jobItems: (id: string, state: ItemState) => ['drive', 'job', id, state],
  file: (id: string) => ['drive', 'file', id],
  history: (itemId: string) => ['drive', 'history', itemId],
  search: (q: string, within: string | null) => ['drive', 'search', q, within],
  folders: (id: string) => ['drive', 'folders', id],
  shared: (cursor: string | null) => ['drive', 'shared', cursor],
  trash: (cursor: string | null) => ['drive', 'trash', cursor],
  jobs: (cursor: string | null) => ['drive', 'jobs', cursor],
  uploads: ['drive', 'uploads'],
  notifications: ['drive', 'notifications'],
  /** Not of the drive: no act with files touches a link. */
  shares: ['shares'],
} as const;

/** Where the drive stands. */
export function useRoute(): Route {
  const { router } = useDrive();
  return useSyncExternalStore(router.subscribe, router.get);
}

/** The drive itself: its root, its space, its limits. */
export function useDriveFacts(): UseQueryResult<DriveAnswer> {
  const { api } = useDrive();
  return useQuery({ queryKey: keys.drive, queryFn: api.drive });
}

/** The folder that a route names; null in the route is the root. */
export function useFolderId(route: Route): string | null {
  const root = useDriveFacts().data?.rootId ?? null;
  if (route.view !== 'folder') return null;
  return route.id ?? root;
}

/** A folder with its way from the root, looked at again while the archive works on it. */
export function useFolder(id: string | null): UseQueryResult<FolderAnswer> {
  const { api } = useDrive();
  return useQuery({
    queryKey: keys.folder(id ?? ''),
    queryFn: () => api.folder(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? busyMs : false),
  });
}

/** One page of a folder. The page before stays on screen while another of the same folder comes. */
export function useItems(id: string | null, route: FolderRoute): UseQueryResult<ListItemsAnswer> {
  const { api } = useDrive();
  return useQuery({
    queryKey: keys.items(id ?? '', route),
    queryFn: () => api.items(id ?? '', route),
    enabled: id !== null,
    placeholderData: (before, query) =>
      query?.queryKey[2] === id ? keepPreviousData(before) : undefined,
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? busyMs : false),
  });
}

/** A file with all that is known of it. */
export function useFile(id: string): UseQueryResult<FileAnswer> {
  const { api } = useDrive();
  return useQuery({ queryKey: keys.file(id), queryFn: () => api.file(id) });
}

/** What was done to one file or folder, newest first. */
export function useHistory(itemId: string): UseQueryResult<ListJournalAnswer> {
  const { api } = useDrive();
  return useQuery({ queryKey: keys.history(itemId), queryFn: () => api.history(itemId) });
}

/** Ask again for everything that a change may have touched. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keys.all });
}

/** The job that works on an archive now, with its counts. */
export function useRunningJob(archiveId: string | null): ArchiveJob | null {
  const { api } = useDrive();
  const jobs = useQuery({
    queryKey: keys.jobs(null),
    queryFn: () => api.jobs(null),
    enabled: archiveId !== null,
    refetchInterval: ({ state }) =>
      findRunning(state.data?.items ?? [], archiveId) ? busyMs : false,
  });
  return findRunning(jobs.data?.items ?? [], archiveId);
}

/** One job with its ledger, looked at again while it runs or is checked. Null: none is meant. */
export function useJob(id: string | null): UseQueryResult<ArchiveJobAnswer> {
  const { api } = useDrive();
  return useQuery({
    queryKey: keys.job(id ?? ''),
    queryFn: () => api.job(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'running' || data?.check?.state === 'running' ? busyMs : false,
  });
}

/** What of a job stands in one state, page by page. */
export function useJobItems(
  id: string,
  state: ItemState,
): UseInfiniteQueryResult<InfiniteData<ListJobItemsAnswer>> {
  const { api } = useDrive();
  return useInfiniteQuery({
    queryKey: keys.jobItems(id, state),
    queryFn: ({ pageParam }) => api.jobItems(id, state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** What it would take to archive a folder, or to bring an archive back. */
export function useEstimate(request: EstimateRequest): UseQueryResult<EstimateAnswer> {
  const { api } = useDrive();
  return useQuery({
    queryKey: keys.estimate(request),
    queryFn: () => api.estimate(request),
    gcTime: 0,
  });
}

/** The archived folders, newest job first. */
export function useJobs(cursor: string | null): UseQueryResult<ListArchiveAnswer> {
  const { api } = useDrive();
  return useQuery({
    queryKey: keys.jobs(cursor),
    queryFn: () => api.jobs(cursor),
    refetchInterval: ({ state }) =>
      state.data?.items.some((job) => job.state === 'running') ? busyMs : false,
  });
}

/** The links that were made and not closed, the newest first. */
export function useShares(): UseQueryResult<readonly ShareAnswer[]> {
  const { api } = useDrive();
  return useQuery({ queryKey: keys.shares, queryFn: api.shares, staleTime: restMs });
}

/** What others share with this account, the newest first. */
export function useSharedWithMe(cursor: string | null): UseQueryResult<ListSharedWithMeAnswer> {
  const { api } = useDrive();
  return useQuery({ queryKey: keys.shared(cursor), queryFn: () => api.sharedWithMe(cursor) });
}

/** What was thrown away and can still be put back. */
export function useTrash(cursor: string | null): UseQueryResult<ListTrashAnswer> {
  const { api } = useDrive();
  return useQuery({ queryKey: keys.trash(cursor), queryFn: () => api.trash(cursor) });
}

/** What the account was told, newest first. */
export function useNotifications(): UseQueryResult<ListNotificationsAnswer> {
  const { api, live } = useDrive();
  return useQuery({
    queryKey: keys.notifications,
    queryFn: api.notifications,
    refetchInterval: () => (live.get() ? false : restMs),
  });
}
