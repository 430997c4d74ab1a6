import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { coldClass, tier } from '#domain/archive/contract.ts';
import type { Habits } from '#domain/archive/ground.ts';
import type { Limits } from '#domain/folders/ground.ts';
import { parseAmplifyOutputs } from '#lib/amplify-outputs.ts';
import { s3PartBytes, s3Parts } from '#lib/s3-limits.ts';
import { day, GiB, hour, MiB, minute } from '#lib/units.ts';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** Plain http is for this machine alone: `Secure` cookies would not work elsewhere. */
const origin = z.url({ abort: true }).refine(
  (text) => {
    const { protocol, origin } = new URL(text);
    const loopback = isLoopback(text);
    return origin === text && (protocol === 'https:' || (protocol === 'http:' && loopback));
  },
  { error: 'must be like https://example.org, without a path; http only for localhost' },
);

const amount = (unit: number, otherwise: number) =>
  z.coerce
    .number()
    .positive()
    .default(otherwise)
    .transform((n) => Math.round(n * unit));

const bucket = z.string().regex(/^$|^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
  error: 'must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens',
});

const s3 = z
  .object({
    STORAGE: z.literal('s3'),
    /** The bucket of every readable file. Empty: the one that AMPLIFY_OUTPUTS names. */
    S3_HOT: bucket.default(''),
    /** The bucket of the cold side. Empty: the embedded cold store, in DATA_DIR. */
    S3_ARCHIVE: bucket.default(''),
    /** Empty: as AMPLIFY_OUTPUTS says. */
    S3_REGION: z.string().default(''),
    /** Empty: AWS. Else another S3 server. */
    S3_ENDPOINT: z
      .union([z.literal(''), z.url({ protocol: /^https?$/ })], {
        error: 'must be empty or begin with http:// or https://',
      })
      .default(''),
    S3_PATH_STYLE: z.enum(['on', 'off']).default('off'),
    /** What all our keys begin with: the bucket may hold others' objects too. */
    S3_PREFIX: z
      .string()
      .regex(/^([A-Za-z0-9_-]+\/)+$/, { error: 'must be like solah/ and end with a slash' })
      .default('solah/'),
    /** Path of the `amplify_outputs.json` of a project whose bucket we use. */
    AMPLIFY_OUTPUTS: z.string().default(''),
    /** Which of its buckets, by Amplify's name. Empty: the default one. */
    AMPLIFY_BUCKET: z.string().default(''),
  })
  .transform((settings, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const amplify = { bucket: '', region: '' };
    try {
      if (settings.AMPLIFY_OUTPUTS) Object.assign(amplify, readAmplify(settings));
    } catch (error) {
      refuse('AMPLIFY_OUTPUTS', error instanceof Error ? error.message : String(error));
    }
    const hot = settings.S3_HOT || amplify.bucket;
    const region = settings.S3_REGION || amplify.region;
    const differs = `differs from ${settings.AMPLIFY_OUTPUTS}, which says `;
    if (amplify.bucket && hot !== amplify.bucket) refuse('S3_HOT', differs + amplify.bucket);
    if (amplify.region && region !== amplify.region) refuse('S3_REGION', differs + amplify.region);
    if (!settings.AMPLIFY_OUTPUTS) {
      if (!hot) refuse('S3_HOT', 'must be given with STORAGE=s3');
      if (!region) refuse('S3_REGION', 'must be given with STORAGE=s3');
      if (settings.AMPLIFY_BUCKET) refuse('AMPLIFY_BUCKET', 'needs AMPLIFY_OUTPUTS');
    }
    if (hot && hot === settings.S3_ARCHIVE) {
      refuse('S3_ARCHIVE', 'must be another bucket than S3_HOT');
    }
    return { ...settings, S3_HOT: hot, S3_REGION: region };
  });

function readAmplify(settings: {
  AMPLIFY_OUTPUTS: string;
  AMPLIFY_BUCKET: string;
  S3_PREFIX: string;
}) {
  return parseAmplifyOutputs(readFileSync(settings.AMPLIFY_OUTPUTS, 'utf8'), {
    name: settings.AMPLIFY_BUCKET,
    prefix: settings.S3_PREFIX,
  });
}

const names = {
  /** Addresses of the queues whose functions work off the archive's steps, one a function. */
  SQS_ARCHIVE: z.string().default(''),
  SQS_RESTORE: z.string().default(''),
  SQS_CHECK: z.string().default(''),
  /** Where messages go that were tried too often. */
  SQS_ARCHIVE_DEAD: z.string().default(''),
  SQS_RESTORE_DEAD: z.string().default(''),
  SQS_CHECK_DEAD: z.string().default(''),
};

const storage = z.discriminatedUnion('STORAGE', [z.object({ STORAGE: z.literal('disk') }), s3]);

const fields = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  HOST: z.string().default('127.0.0.1'),
  /** The addresses people use; the first is the public one. Default: this machine, at PORT. */
  ORIGINS: list.pipe(z.array(origin)),
  /** Where a file of this project is read, for posts that name one. Empty: paths without links. */
  SOURCE_URL: z
    .string()
    .regex(/^$|^https:\/\/\S+\/$/, {
      error: 'must be empty, or begin with https:// and end with a slash',
    })
    .default(''),
  /** Peers whose X-Forwarded-* we believe: addresses or ranges. */
  TRUSTED_PROXIES: list.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
  /** Files with the certificate and its key, when no proxy before us speaks TLS. */
  TLS_CERT: z.string().default(''),
  TLS_KEY: z.string().default(''),
  DATA_DIR: z.string().min(1).default('./data'),
  /** Empty: SQLite in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(/^$|^postgres(ql)?:\/\//, { error: 'must be empty or begin with postgres://' })
    .default(''),
  /** `iam`: the address holds no password, and AWS says who we are. */
  DATABASE_AUTH: z.enum(['password', 'iam']).default('password'),
  /** `aws`: one JSON object in Secrets Manager, under the environment. It may hold any setting. */
  SECRETS: z.enum(['environment', 'aws']).default('environment'),
  SECRET_ARN: z.string().default(''),
  /** Where Prometheus may ask for /metrics. 0: nowhere. Only for a network that is yours. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** `on`: a line of CloudWatch's embedded metric format in the log, each minute. */
  METRICS_LOG: z.enum(['on', 'off']).default('off'),
  SIGN_UP: z.enum(['open', 'invite', 'closed']).default('open'),
  /** Ask Have I Been Pwned about new passwords: five characters of a hash leave the house. */
  BREACHED_PASSWORDS: z.enum(['on', 'off']).default('on'),
  /** The keys as one JSON text, like DATA_DIR/keys.json, for several machines. */
  KEYS: z.string().default(''),
  /** Empty: letters are put into DATA_DIR/mail. */
  SMTP_URL: z
    .string()
    .regex(/^$|^smtps?:\/\//, { error: 'must be empty or begin with smtp:// or smtps://' })
    .default(''),
  MAIL_FROM: z.email().default('solah@localhost.invalid'),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  /** Who works off the archive's steps: this process, or the functions behind SQS. */
  QUEUE: z.enum(['embedded', 'sqs']).default('embedded'),
  ...names,
  /** Who is told outside of the site when a job of the archive ends: nobody, or a topic of SNS. */
  NOTIFY: z.enum(['none', 'sns']).default('none'),
  SNS_NOTIFY: z
    .string()
    .regex(/^$|^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+$/, {
      error: 'must be the ARN of a topic that is no FIFO topic',
    })
    .default(''),
  /** Where the archive's ledger is kept: in the database, or in a table of DynamoDB. */
  LEDGER: z.enum(['sql', 'dynamodb']).default('sql'),
  DYNAMODB_LEDGER: z
    .string()
    .regex(/^$|^[\w.-]{3,255}$/, { error: 'must be the name of a table' })
    .default(''),

  FILE_GIB: amount(GiB, 50),
  DRIVE_GIB: amount(GiB, 100),
  DRIVE_FILES: amount(1, 1_000_000),
  /** What of the disk stays free for the database and the rest of the machine. */
  DISK_FREE_MIB: amount(MiB, 1024),
  UPLOAD_DAYS: amount(day, 7),
  TRASH_DAYS: amount(day, 30),
  /** How long both copies stay after an archive: the time in which bringing back costs nothing. */
  CLEAR_HOURS: amount(hour, 24),
  /** How things sleep and are woken where nobody says otherwise, in S3's own words. */
  ARCHIVE_STORAGE_CLASS: coldClass.default('GLACIER'),
  RESTORE_TIER: z.enum(['Expedited', 'Standard', 'Bulk']).default('Standard'),
  /** How long what was woken stays awake: long enough to copy it. */
  RESTORE_DAYS: z.coerce.number().int().min(1).max(30).default(7),
  /** How long the embedded cold store takes to bring one thing back, by tier. */
  COLD_EXPEDITED_MINUTES: amount(minute, 0.05),
  COLD_STANDARD_MINUTES: amount(minute, 0.25),
  COLD_BULK_MINUTES: amount(minute, 1),
});

const checked = z
  .intersection(fields, storage)
  .refine(({ DATABASE_URL, DATABASE_AUTH }) => DATABASE_AUTH === 'password' || DATABASE_URL, {
    path: ['DATABASE_AUTH'],
    error: 'needs DATABASE_URL',
  })
  .refine(
    ({ DATABASE_URL, DATABASE_AUTH }) => DATABASE_AUTH === 'password' || !hasPassword(DATABASE_URL),
    {
      path: ['DATABASE_URL'],
      error: 'holds a password, which DATABASE_AUTH=iam would not use',
    },
  )
  .refine(({ STORAGE, FILE_GIB }) => STORAGE !== 's3' || FILE_GIB <= s3Parts * s3PartBytes, {
    path: ['FILE_GIB'],
    error: `must be at most ${Math.floor((s3Parts * s3PartBytes) / GiB)} with STORAGE=s3`,
  })
  .refine(({ NOTIFY, SNS_NOTIFY }) => NOTIFY === 'none' || SNS_NOTIFY, {
    path: ['SNS_NOTIFY'],
    error: 'must be given with NOTIFY=sns',
  })
  .refine(({ LEDGER, DYNAMODB_LEDGER }) => LEDGER === 'sql' || DYNAMODB_LEDGER, {
    path: ['DYNAMODB_LEDGER'],
    error: 'must be given with LEDGER=dynamodb',
  })
  // It lies in the region of the buckets.
  .refine(({ LEDGER, STORAGE }) => LEDGER === 'sql' || STORAGE === 's3', {
    path: ['LEDGER'],
    error: 'dynamodb needs STORAGE=s3',
  })
  // Switched off for benches and tests, never where strangers come.
  .refine(({ RATE_LIMITS, ORIGINS }) => RATE_LIMITS === 'on' || ORIGINS.every(isLoopback), {
    path: ['RATE_LIMITS'],
    error: 'may be off only where every origin is this machine',
  })
  .superRefine((settings, context) => {
    if (settings.QUEUE === 'embedded') return;
    for (const name of Object.keys(names)) {
      // The keys of `names` are fields of the settings.
      if (settings[name as keyof typeof names]) continue;
      context.addIssue({ code: 'custom', path: [name], message: 'must be given with QUEUE=sqs' });
    }
    // The functions reach no folder of this machine.
    if (settings.STORAGE === 'disk' || !settings.S3_ARCHIVE || !settings.DATABASE_URL) {
      const message = 'sqs needs STORAGE=s3, S3_ARCHIVE and DATABASE_URL';
      context.addIssue({ code: 'custom', path: ['QUEUE'], message });
    }
  });

// Several machines must hold the same keys: a file that each makes for itself would not do.
const schema = checked.refine(({ DATABASE_URL, KEYS }) => !DATABASE_URL || KEYS, {
  path: ['KEYS'],
  error: 'must be given with DATABASE_URL',
});

/** What is needed to ask for the rest of the settings. */
const secretPlace = fields.pick({ SECRETS: true, SECRET_ARN: true }).refine(isSecretNamed, {
  path: ['SECRET_ARN'],
  error: 'must be given with SECRETS=aws',
});

function isSecretNamed({ SECRETS, SECRET_ARN }: { SECRETS: string; SECRET_ARN: string }) {
  return SECRETS === 'environment' || SECRET_ARN !== '';
}

/** All settings, checked. Sizes are in bytes, spans in milliseconds, whatever unit the name says. */
export type Settings = z.output<typeof schema>;

/** Read the settings once, at start. A wrong one stops the program, with every mistake listed. */
export function readSettings(environment: Environment): Settings {
  return readBy(schema, environment);
}

/** Read the settings of a function of the cloud: it signs nothing, so it holds no keys. */
export function readFunctionSettings(environment: Environment) {
  const settings = readBy(checked, environment);
  if (settings.STORAGE === 's3' && settings.S3_ARCHIVE && settings.DATABASE_URL) return settings;
  throw new Error('Check your settings: a function needs STORAGE=s3, S3_ARCHIVE and DATABASE_URL.');
}

function readBy(contract: typeof schema, environment: Environment) {
  const result = contract.safeParse({ STORAGE: 'disk', ...withoutEmpty(environment) });
  if (!result.success) throw new Error(`Check your settings:\n${z.prettifyError(result.error)}`);
  const settings = result.data;
  const { DATA_DIR, ORIGINS, PORT } = settings;
  return {
    ...settings,
    DATA_DIR: isAbsolute(DATA_DIR) ? DATA_DIR : resolve(DATA_DIR),
    ORIGINS: ORIGINS.length > 0 ? ORIGINS : loopbackOrigins(PORT),
  };
}

function hasPassword(address: string): boolean {
  return Boolean(URL.parse(address)?.password);
}

/** Settings as they come, unread. */
export type Environment = Record<string, string | undefined>;

/** Name the secret that holds more settings, or null where the environment is all. */
export function findSecret(environment: Environment): string | null {
  const result = secretPlace.safeParse(withoutEmpty(environment));
  if (!result.success) throw new Error(`Check your settings:\n${z.prettifyError(result.error)}`);
  return result.data.SECRETS === 'aws' ? result.data.SECRET_ARN : null;
}

/** Lay the environment over what a secret says: a machine may say otherwise. */
export function mergeSettings(environment: Environment, secret: Environment): Environment {
  return { ...secret, ...withoutEmpty(environment) };
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''));
}

function isLoopback(origin: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(origin)?.hostname ?? '');
}

/** Name this machine at a port, the way people type it first. */
export function loopbackOrigins(port: number): string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map(
    (host) => new URL(`http://${host}:${port}`).origin,
  );
}

/** How the archive works where nobody says otherwise. */
export function toHabits(settings: Settings): Habits {
  return {
    coldClass: settings.ARCHIVE_STORAGE_CLASS,
    tier: tier.parse(settings.RESTORE_TIER.toLowerCase()),
    awakeDays: settings.RESTORE_DAYS,
  };
}

/** The table of DynamoDB that keeps the archive's ledger, or null where the database does. */
export function toLedgerTable(settings: Settings): { region: string; table: string } | null {
  if (settings.LEDGER === 'sql' || settings.STORAGE === 'disk') return null;
  return { region: settings.S3_REGION, table: settings.DYNAMODB_LEDGER };
}

/** What an account may keep and send. */
export function toLimits(settings: Settings): Limits {
  return {
    fileBytes: settings.FILE_GIB,
    quotaBytes: settings.DRIVE_GIB,
    quotaFiles: settings.DRIVE_FILES,
    diskFreeBytes: settings.DISK_FREE_MIB,
    uploadSpan: settings.UPLOAD_DAYS,
    trashSpan: settings.TRASH_DAYS,
    clearSpan: settings.CLEAR_HOURS,
  };
}
