import type { Database } from '#adapters/database/database.ts';
import type { Log } from '#adapters/log/log.ts';
import { isAlive } from '#domain/accounts/session.ts';
import { capProgress } from '#domain/archive/answers.ts';
import { Problem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import type { JobEvent, LiveEvent, UploadEvent } from './contract.ts';
import * as queries from './queries.ts';
import { openStream, type Stream, type Watcher } from './stream.ts';

// Everything that is told stands in the database, so whichever process made a change, each process
// finds it there: one look a second at the drives whose owners are connected, for all of them
// together. What this process does itself brings the next look forward. A look also asks whether
// everybody who reads may still do so. Telling twice is harmless and happens; missing is not: what
// has a revision is told from the last one told, the rest by a window of time that overlaps.

/** The streams that this process feeds. */
export interface Live {
  /** Begin to tell somebody what changes, from what they saw last where that is known. */
  open(watcher: Watcher, lastEventId: string | null): Promise<Stream>;
  /** Look soon: something was done here. */
  nudge(): void;
  /** End all streams, and begin no more. */
  close(): Promise<void>;
}

export const streamLimits = { ofAccount: 10, inAll: 500 };

const lookEvery = 1 * second;
/** However much is done here, looks keep this distance. */
const lookAtMostEvery = 200;
/** Clocks of several machines differ, and a transaction may be seen later than it began. */
const overlap = 5 * second;
/** What ended while a reader was away for a moment is told once more. */
const away = 10 * minute;
/** With more folders than this, reading anew is less work. */
const foldersAtOnce = 200;
const newsAtOnce = 1_000;
/** The same for one reader who comes; with the folders it fits into what a stream holds. */
const newsAtFirst = 200;

interface Audience {
  readonly streams: Set<Stream>;
  /** What is told already; null until the first of the streams has been greeted. */
  revision: number | null;
  unread: number;
  /** The uploads and jobs of the last window, as they were told. */
  told: ReadonlyMap<string, string>;
}

/** Feed streams from a database. Nothing is looked at while nobody reads. */
export function liveStreams({
  database,
  log,
  now,
}: {
  database: Database;
  log: Log;
  now: () => Date;
}): Live {
  const audiences = new Map<string, Audience>();
  let streams = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let lookedAt = 0;
  let nudged = false;

  function join(watcher: Watcher): Stream {
    const { accountId } = watcher;
    const audience = audiences.get(accountId) ?? {
      streams: new Set(),
      revision: null,
      unread: 0,
      told: new Map(),
    };
    const full = audience.streams.size >= streamLimits.ofAccount;
    if (full || streams >= streamLimits.inAll) {
      throw new Problem('too-many-streams', { limit: streamLimits.ofAccount });
    }
    const stream = openStream(watcher, leave);
    audience.streams.add(stream);
    audiences.set(accountId, audience);
    streams += 1;
    return stream;
  }

  function leave(stream: Stream): void {
    const { accountId } = stream.watcher;
    const audience = audiences.get(accountId);
    if (!audience?.streams.delete(stream)) return;
    streams -= 1;
    if (audience.streams.size === 0) audiences.delete(accountId);
  }

  /** Tell who comes what they missed, and what is on its way. */
  async function greet(stream: Stream, lastEventId: string | null): Promise<void> {
    const { accountId } = stream.watcher;
    const revision = (await queries.listRevisions(database, [accountId])).get(accountId) ?? 0;
    const unread = (await queries.countUnread(database, [accountId])).get(accountId) ?? 0;
    const audience = audiences.get(accountId);
    if (audience && audience.revision === null) Object.assign(audience, { revision, unread });
    if (lastEventId !== null) {
      const after = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : Number.NaN;
      for (const event of await listChanges(accountId, { after, revision })) stream.tell(event);
    }
    stream.tell({ id: revision, event: null, data: null });
    const news = { since: before(away), unfinished: true, limit: newsAtFirst };
    for (const row of await queries.listUploadNews(database, [accountId], news)) {
      stream.tell({ event: 'upload', data: toUpload(row) });
    }
    for (const row of await queries.listJobNews(database, [accountId], news)) {
      stream.tell({ event: 'job', data: toJob(row) });
    }
    // Last: who has it has been told all that there was when they came.
    stream.tell({ event: 'notification', data: { unread } });
  }

  /** What changed after one revision until another. */
  async function listChanges(
    accountId: string,
    { after, revision }: { after: number; revision: number },
  ): Promise<LiveEvent[]> {
    if (after === revision) return [];
    const reset: LiveEvent = { id: revision, event: 'reset', data: {} };
    // Of another drive, or from before a backup was put back.
    if (!(after < revision)) return [reset];
    const limit = foldersAtOnce + 1;
    const rows = await queries.listChangedFolders(database, accountId, { after, limit });
    if (rows.length === limit) return [reset];
    if (rows.length === 0) {
      return [{ id: revision, event: 'changed', data: { folderId: null, parentId: null } }];
    }
    return rows.map(({ id: folderId, parentId, changedSeq }, i) => ({
      // Only the last of one revision bears its number: who is cut off before it hears all again.
      ...(rows[i + 1]?.changedSeq !== changedSeq && { id: changedSeq }),
      event: 'changed',
      data: { folderId, parentId },
    }));
  }

  async function look(): Promise<void> {
    await endStrangers();
    const watched = [...audiences].filter(([, { revision }]) => revision !== null);
    if (watched.length === 0) return;
    const ids = watched.map(([accountId]) => accountId);
    const since = new Date(Math.min(lookedAt, Date.now()) - overlap);
    lookedAt = Date.now();
    const revisions = await queries.listRevisions(database, ids);
    const unread = await queries.countUnread(database, ids);
    const news = { since, unfinished: false, limit: newsAtOnce };
    const uploads = await queries.listUploadNews(database, ids, news);
    const jobs = await queries.listJobNews(database, ids, news);
    const uploadsOf = Map.groupBy(uploads, ({ accountId }) => accountId);
    const jobsOf = Map.groupBy(jobs, ({ accountId }) => accountId);
    for (const [accountId, audience] of watched) {
      const revision = revisions.get(accountId) ?? audience.revision ?? 0;
      const after = audience.revision ?? revision;
      for (const event of await listChanges(accountId, { after, revision })) tell(audience, event);
      audience.revision = revision;
      const count = unread.get(accountId) ?? 0;
      if (count !== audience.unread) {
        tell(audience, { event: 'notification', data: { unread: count } });
      }
      audience.unread = count;
      const events = [
        ...(uploadsOf.get(accountId) ?? []).map(
          (row) => ({ event: 'upload', data: toUpload(row) }) as const,
        ),
        ...(jobsOf.get(accountId) ?? []).map(
          (row) => ({ event: 'job', data: toJob(row) }) as const,
        ),
      ];
      const told = new Map<string, string>();
      for (const event of events) {
        // An upload is told by its states: its bytes alone are no news.
        const words = event.event === 'upload' ? event.data.state : JSON.stringify(event.data);
        if (audience.told.get(event.data.id) !== words) tell(audience, event);
        told.set(event.data.id, words);
      }
      audience.told = told;
    }
  }

  /** End the streams of everybody who could not begin one now. */
  async function endStrangers(): Promise<void> {
    const open = [...audiences.values()].flatMap(({ streams }) => [...streams]);
    const names = open.map(({ watcher: { by } }) => by);
    const sessionIds = names.flatMap((by) => ('sessionId' in by ? [by.sessionId] : []));
    const tokenIds = names.flatMap((by) => ('tokenId' in by ? [by.tokenId] : []));
    const living = new Set<string>();
    if (sessionIds.length > 0) {
      for (const session of await queries.listSessions(database, sessionIds)) {
        if (isAlive(session, now())) living.add(session.id);
      }
    }
    if (tokenIds.length > 0) {
      for (const id of await queries.listLivingTokens(database, tokenIds, now())) living.add(id);
    }
    for (const stream of open) {
      const { by } = stream.watcher;
      if (!living.has('sessionId' in by ? by.sessionId : by.tokenId)) stream.end();
    }
  }

  function plan(after: number): void {
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, after)).unref();
  }

  function run(): void {
    nudged = false;
    const begunAt = Date.now();
    looking = look()
      .catch((error: unknown) => log.error({ event: 'live-failed', err: error }))
      .finally(() => {
        looking = null;
        if (closed || audiences.size === 0) return;
        plan(nudged ? begunAt + lookAtMostEvery - Date.now() : lookEvery);
      });
  }

  return {
    open: async (watcher, lastEventId) => {
      if (closed) {
        const over = openStream(watcher, () => {});
        over.end();
        return over;
      }
      const isFirst = streams === 0;
      const stream = join(watcher);
      if (isFirst) {
        lookedAt = Date.now();
        if (!looking) plan(lookEvery);
      }
      try {
        await greet(stream, lastEventId);
      } catch (error) {
        stream.end();
        throw error;
      }
      return stream;
    },
    nudge: () => {
      if (closed || audiences.size === 0 || nudged) return;
      nudged = true;
      if (!looking) plan(lookedAt + lookAtMostEvery - Date.now());
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      for (const { streams } of [...audiences.values()]) for (const stream of streams) stream.end();
      await looking;
    },
  };
}

function tell({ streams }: Audience, event: LiveEvent): void {
  for (const stream of streams) stream.tell(event);
}

function before(span: number): Date {
  return new Date(Date.now() - span);
}

function toUpload({
  id,
  state,
  offset,
}: Awaited<ReturnType<typeof queries.listUploadNews>>[number]): UploadEvent {
  return { id, state, offset };
}

function toJob(row: Awaited<ReturnType<typeof queries.listJobNews>>[number]): JobEvent {
  const { id, folderId, kind, state, expected, expectedBytes } = row;
  const { done, doneBytes: bytes } = capProgress(row);
  return { id, folderId, kind, state, done, expected, bytes, expectedBytes };
}
