import { createSecretKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { noBreaches } from '#adapters/breaches/breaches.ts';
import { pwnedBreaches } from '#adapters/breaches/pwned.ts';
import type { Cold } from '#adapters/cold/cold.ts';
import { embeddedCold } from '#adapters/cold/embedded.ts';
import type { Database } from '#adapters/database/database.ts';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import type { Ledger } from '#adapters/ledger/ledger.ts';
import { openLedger } from '#adapters/ledger/open-ledger.ts';
import { databaseLimiter } from '#adapters/limiter/database.ts';
import { type Limiter, noLimiter } from '#adapters/limiter/limiter.ts';
import { jsonLog, type Log } from '#adapters/log/log.ts';
import { folderMail } from '#adapters/mail/folder.ts';
import type { Mail } from '#adapters/mail/mail.ts';
import { type Metrics, processMetrics } from '#adapters/metrics/metrics.ts';
import { type Notify, noNotify } from '#adapters/notify/notify.ts';
import { type EmbeddedQueue, embeddedQueue } from '#adapters/queue/embedded.ts';
import type { Queue } from '#adapters/queue/queue.ts';
import { sweepOutbox } from '#adapters/queue/sweep-outbox.ts';
import { readKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import { fileSecrets } from '#adapters/secrets/file.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { diskStorage } from '#adapters/storage/disk.ts';
import type { Storage } from '#adapters/storage/storage.ts';
import { zxcvbnStrength } from '#adapters/strength/zxcvbn.ts';
import { type AuditBook, auditBook } from '#domain/accounts/audit/audit-book.ts';
import { offerSetup } from '#domain/accounts/offer-setup.ts';
import { type PasswordJudge, passwordJudge } from '#domain/accounts/password-judge.ts';
import { type PasswordKeeper, passwordKeeper } from '#domain/accounts/password-keeper.ts';
import type { WhenBorn } from '#domain/accounts/place.ts';
import { sendLetter } from '#domain/accounts/send-letter.ts';
import { sweepAccounts } from '#domain/accounts/sweep-accounts.ts';
import { measureWork } from '#domain/admin/queries.ts';
import { forgetCopies } from '#domain/archive/forget-copies.ts';
import type { Habits } from '#domain/archive/ground.ts';
import { runsIn, type Worker } from '#domain/archive/messages.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { tellJobs } from '#domain/archive/tell/tell-jobs.ts';
import { eraseAccount, sweepLeaving } from '#domain/departure/erase-account.ts';
import { accountLeaving } from '#domain/departure/leave-account.ts';
import { actGoesOn, continueAct } from '#domain/files/batch/run-act.ts';
import { trashGivenUp } from '#domain/files/empty-trash.ts';
import { forgetKept } from '#domain/files/forget-kept.ts';
import { objectForgotten } from '#domain/files/forget-object.ts';
import type { Fault } from '#domain/files/ground.ts';
import { coldCopiesForgotten, coldObjectForgotten, purgeTrash } from '#domain/files/purge-trash.ts';
import { claimShares } from '#domain/files/shares/queries.ts';
import { sweepZips } from '#domain/files/zip/make-zip.ts';
import { createDrive } from '#domain/folders/create-drive.ts';
import type { Limits } from '#domain/folders/ground.ts';
import { sweepJournal } from '#domain/folders/journal/sweep-journal.ts';
import { releaseCheck, sweepIntegrity } from '#domain/integrity/check/begin-check.ts';
import { type Live, liveStreams } from '#domain/live/live.ts';
import type { Queues } from '#domain/system/place.ts';
import { uploadForgotten } from '#domain/uploads/cancel-upload.ts';
import type { UploadMemory } from '#domain/uploads/ground.ts';
import { uploadMemory } from '#domain/uploads/leases.ts';
import { clearLeases, sweepUploads } from '#domain/uploads/sweep-uploads.ts';
import { publicOrigin } from '#http/public-origin.ts';
import type { MovableClock } from '#lib/clock.ts';
import { day, hour, minute, second } from '#lib/units.ts';
import {
  type Environment,
  findSecret,
  mergeSettings,
  readSettings,
  type Settings,
  toHabits,
  toLedgerTable,
  toLimits,
} from './settings.ts';

/** Everything that a request or a step of work may need, picked once at start. */
export interface Services {
  readonly settings: Settings;
  readonly log: Log;
  readonly now: () => Date;
  /** By which the archive sleeps and wakes; null but where the site is under development. */
  readonly clock: MovableClock | null;
  readonly database: Database;
  readonly queue: EmbeddedQueue;
  /** Every queue of the place by its name, for who looks after them. */
  readonly queues: Queues;
  readonly secrets: Secrets;
  readonly passwords: PasswordKeeper;
  readonly judge: PasswordJudge;
  readonly limiter: Limiter;
  readonly mail: Mail;
  readonly auditBook: AuditBook;
  /** Gives a new account what every account has. */
  readonly whenBorn: WhenBorn;
  readonly storage: Storage;
  readonly cold: Cold;
  readonly ledger: Ledger;
  readonly habits: Habits;
  /** Whether the functions of the cloud work off the archive's steps. */
  readonly handsOver: boolean;
  readonly limits: Limits;
  readonly cursorKey: KeyObject;
  readonly uploads: UploadMemory;
  readonly fault: Fault;
  readonly metrics: Metrics;
  /** Tells readers what changes. */
  readonly live: Live;
  /** Tells programs outside how jobs of the archive end. */
  readonly notify: Notify;
  /** Begin the work that no request asks for: letters, sweeping, the offer to the first owner. */
  start(): Promise<void>;
  /** Let go of everything, in order: no new work, then the stores, then the database. */
  close(): Promise<void>;
}

/** Read the settings of a process, with the secret that they name. */
export async function loadSettings(environment: Environment): Promise<Settings> {
  const secret = findSecret(environment);
  if (!secret) return readSettings(environment);
  // Loaded only where it is asked for: the embedded product needs no AWS client in memory.
  const { readAwsSecret } = await import('#adapters/secrets/aws.ts');
  return readSettings(mergeSettings(environment, await readAwsSecret(secret)));
}

/** Pick the adapters that the settings ask for, and open them. */
export async function openServices(
  settings: Settings,
  {
    log = jsonLog(),
    clock = null,
    now = () => new Date(),
    fault = async () => {},
    ledger,
  }: {
    log?: Log;
    clock?: MovableClock | null;
    now?: () => Date;
    fault?: Fault;
    ledger?: Ledger | undefined;
  } = {},
): Promise<Services> {
  const secrets = openSecrets(settings, now());
  // Sign-ins and everything else go by the machine's time, whatever is tried out with the archive.
  const archiveNow = clock ? clock.now : now;
  const database = await openDatabase(settings);
  const mail = await openMail(settings, log, now);
  const origin = publicOrigin(settings);
  const limits = toLimits(settings);
  const workerQueues = await openWorkerQueues(settings);
  const ground = {
    database,
    log,
    now,
    clock,
    limits,
    fault,
    // A key object is made ready once; bare bytes would be for every cursor.
    cursorKey: createSecretKey(secrets.derive('cursors of lists')),
    storage: await openStorage(settings),
    cold: await openCold(settings, archiveNow),
    ledger: ledger ?? (await openLedger(database, toLedgerTable(settings))),
    habits: toHabits(settings),
    handsOver: workerQueues !== null,
    uploads: uploadMemory(),
  };
  const limiter =
    settings.RATE_LIMITS === 'on' ? databaseLimiter({ database, secrets, now }) : noLimiter;
  const strength = zxcvbnStrength();
  const breaches = settings.BREACHED_PASSWORDS === 'on' ? pwnedBreaches({ log, now }) : noBreaches;
  const book = auditBook({ database, secrets, log, now });
  const queue = embeddedQueue({
    database,
    log,
    now: archiveNow,
    queues: workerQueues ? byTopic(workerQueues) : {},
    alone: !settings.DATABASE_URL,
    handlers: {
      [accountLeaving]: ({ key }) => eraseAccount({ ...ground, auditBook: book }, key),
      letter: ({ body }) => sendLetter({ database, mail, now, origin }, body),
      [objectForgotten]: ({ key }) => ground.storage.remove(key),
      [uploadForgotten]: async ({ key }) => {
        await ground.storage.discard(key);
        await ground.storage.remove(key);
      },
      [coldCopiesForgotten]: (message) => forgetCopies(ground, message),
      [coldObjectForgotten]: ({ key, body }) => ground.cold.remove(key, String(body)),
      [trashGivenUp]: async () => {
        await purgeTrash(ground);
      },
      [actGoesOn]: ({ body }) => continueAct(ground, body),
      ...archiveSteps({ ...ground, now: archiveNow }),
    },
  });
  const live = liveStreams({ database, log, now });
  const metrics = processMetrics({
    measureWork: () => measureWork(database, now()),
    uploadedBytes: () => ground.uploads.received,
  });
  const embedQuietly = () =>
    metrics.embed(now()).then(
      (line) => log.info({ event: 'metrics', ...line }),
      (error: unknown) => log.error({ event: 'metrics-failed', err: error }),
    );
  const notify = await openNotify(settings);
  const timers: NodeJS.Timeout[] = [];
  async function sweep(): Promise<void> {
    await sweepAccounts({ database, now });
    await limiter.sweep();
    await sweepOutbox({ database, now });
    await sweepUploads(ground);
    await purgeTrash(ground);
    await forgetKept(ground);
    await sweepJournal(ground);
    await sweepZips(ground);
    await sweepLeaving(ground);
    await tellJobs({ ...ground, notify });
  }
  const sweepQuietly = () =>
    sweep().catch((error: unknown) => log.error({ event: 'sweep-failed', err: error }));
  const reconcileQuietly = () =>
    sweepIntegrity(ground).catch((error: unknown) =>
      log.error({ event: 'reconcile-failed', err: error }),
    );
  function renewQuietly(): void {
    try {
      secrets.renew(now());
    } catch (error) {
      // The keys in memory are good; the file is somebody's to look at.
      log.error({ event: 'keys-unreadable', err: error });
    }
  }
  return {
    ...ground,
    settings,
    queue,
    queues: { site: queue, ...workerQueues },
    secrets,
    passwords: passwordKeeper(secrets),
    judge: passwordJudge({ strength, breaches }),
    limiter,
    mail,
    auditBook: book,
    live,
    notify,
    metrics,
    whenBorn: async (tx, accountId) => {
      await createDrive(tx, accountId, limits, now());
      await claimShares(tx, accountId);
    },
    start: async () => {
      const token = await offerSetup({ database, now });
      // The one secret that is printed: without it nobody could become the first owner.
      if (token) log.info({ event: 'setup-offered', link: `${origin}/setup#${token}` });
      // On SQLite nobody else can hold anything; what a dead process held is free at once.
      if (!settings.DATABASE_URL) {
        await clearLeases(ground);
        await releaseCheck(ground);
      }
      await queue.start();
      timers.push(
        setInterval(sweepQuietly, sweepEvery),
        setInterval(book.flush, flushEvery),
        setInterval(renewQuietly, renewEvery),
        setInterval(reconcileQuietly, reconcileEvery),
      );
      if (settings.METRICS_LOG === 'on') timers.push(setInterval(embedQuietly, embedEvery));
      void sweepQuietly();
    },
    close: async () => {
      timers.forEach(clearInterval);
      await live.close();
      await queue.stop();
      await book.flush();
      await strength.close();
      await ground.storage.close();
      await database.close();
    },
  };
}

/** Seals of refresh tokens are readable with the spent token: they should not outlive it by much. */
const sweepEvery = 1 * minute;

/** A signing key lasts 90 days; a process may run for longer. */
const renewEvery = 1 * hour;

/** What CloudWatch keeps at no higher price. */
const embedEvery = 1 * minute;

/** A difference is for people to look at, so hours do not matter. */
const reconcileEvery = 1 * day;

/** What is lost of the audit's notes when the machine dies; their lines of the log are not. */
const flushEvery = 1 * second;

function toWaits(settings: Settings): Cold['waits'] {
  return {
    expedited: settings.COLD_EXPEDITED_MINUTES,
    standard: settings.COLD_STANDARD_MINUTES,
    bulk: settings.COLD_BULK_MINUTES,
  };
}

/** Read the keys of this place, or make them. */
export function openSecrets({ KEYS, DATA_DIR }: Settings, now: Date): Secrets {
  if (KEYS) return toSecrets(readKeyDocument(KEYS, 'KEYS'), 'KEYS');
  return fileSecrets(join(DATA_DIR, 'keys.json'), now);
}

async function openMail(
  { SMTP_URL, MAIL_FROM, DATA_DIR }: Settings,
  log: Log,
  now: () => Date,
): Promise<Mail> {
  if (!SMTP_URL) return folderMail({ folder: join(DATA_DIR, 'mail'), from: MAIL_FROM, log, now });
  const { smtpMail } = await import('#adapters/mail/smtp.ts');
  return smtpMail({ url: SMTP_URL, from: MAIL_FROM });
}

/** Open the queues of who works elsewhere, or answer null where nobody does. */
async function openWorkerQueues(settings: Settings): Promise<Record<Worker, Queue> | null> {
  if (settings.QUEUE === 'embedded' || settings.STORAGE === 'disk') return null;
  const { sqsQueue } = await import('#adapters/queue/sqs.ts');
  const region = settings.S3_REGION;
  const open = (queue: string, dead: string) => sqsQueue({ region, queue, dead });
  return {
    archive: open(settings.SQS_ARCHIVE, settings.SQS_ARCHIVE_DEAD),
    restore: open(settings.SQS_RESTORE, settings.SQS_RESTORE_DEAD),
    check: open(settings.SQS_CHECK, settings.SQS_CHECK_DEAD),
  };
}

/** By topic, the queue of who works it off elsewhere. */
function byTopic(queues: Record<Worker, Queue>): Record<string, Queue> {
  const topics = Object.entries(runsIn);
  return Object.fromEntries(
    topics.flatMap(([topic, where]) => (where === 'site' ? [] : [[topic, queues[where]]])),
  );
}

async function openNotify({ NOTIFY, SNS_NOTIFY }: Settings): Promise<Notify> {
  if (NOTIFY === 'none') return noNotify;
  const { snsNotify } = await import('#adapters/notify/sns.ts');
  return snsNotify(SNS_NOTIFY);
}

/** Open the cold side. */
export async function openCold(settings: Settings, now: () => Date): Promise<Cold> {
  if (settings.STORAGE === 'disk' || !settings.S3_ARCHIVE) {
    return embeddedCold(join(settings.DATA_DIR, 'cold'), { now, waits: toWaits(settings) });
  }
  const { s3Cold } = await import('#adapters/cold/s3.ts');
  return s3Cold({ ...toS3Server(settings), bucket: settings.S3_ARCHIVE });
}

async function openStorage(settings: Settings): Promise<Storage> {
  if (settings.STORAGE === 'disk') return diskStorage(join(settings.DATA_DIR, 'files'));
  // As below: who keeps files on a disk needs no S3 client in memory.
  const { s3Storage } = await import('#adapters/storage/s3.ts');
  return s3Storage({ ...toS3Server(settings), bucket: settings.S3_HOT });
}

function toS3Server(settings: Extract<Settings, { STORAGE: 's3' }>) {
  return {
    prefix: settings.S3_PREFIX,
    region: settings.S3_REGION,
    endpoint: settings.S3_ENDPOINT,
    pathStyle: settings.S3_PATH_STYLE === 'on',
  };
}

/** Open the database, which brings its schema up to date. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const { DATABASE_URL, DATABASE_AUTH, DATA_DIR } = settings;
  if (!DATABASE_URL) return sqliteDatabase(join(DATA_DIR, 'solah.sqlite'));
  // Loaded only where it is asked for: the embedded product needs no Postgres driver in memory.
  const { postgresDatabase } = await import('#adapters/database/postgres/database.ts');
  return postgresDatabase(DATABASE_URL, { auth: DATABASE_AUTH });
}
