import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { day, GiB, hour, MiB, minute } from '#lib/units.ts';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** Plain http is for this machine alone: `Secure` cookies would not work elsewhere. */
const origin = z.url({ abort: true }).refine(
  (text) => {
    const { protocol, hostname, origin } = new URL(text);
    const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
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

const fields = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  HOST: z.string().default('127.0.0.1'),
  /** The addresses people use; the first is the public one. Default: this machine, at PORT. */
  ORIGINS: list.pipe(z.array(origin)),
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
  STORAGE: z.literal('disk').default('disk'),
  SIGN_UP: z.enum(['open', 'invite', 'closed']).default('open'),
  /** The keys as one JSON text, like DATA_DIR/keys.json, for several machines. */
  KEYS: z.string().default(''),
  /** Empty: letters are put into DATA_DIR/mail. */
  SMTP_URL: z
    .string()
    .regex(/^$|^smtps?:\/\//, { error: 'must be empty or begin with smtp:// or smtps://' })
    .default(''),
  MAIL_FROM: z.email().default('solah@localhost.invalid'),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),

  FILE_GIB: amount(GiB, 50),
  DRIVE_GIB: amount(GiB, 100),
  DRIVE_FILES: amount(1, 1_000_000),
  /** What of the disk stays free for the database and the rest of the machine. */
  DISK_FREE_MIB: amount(MiB, 1024),
  UPLOAD_DAYS: amount(day, 7),
  TRASH_DAYS: amount(day, 30),
  /** How long both copies stay after an archive: the time in which bringing back costs nothing. */
  CLEAR_HOURS: amount(hour, 24),
  /** How long the embedded cold store takes to bring one thing back, by tier. */
  COLD_EXPEDITED_MINUTES: amount(minute, 0.05),
  COLD_STANDARD_MINUTES: amount(minute, 0.25),
  COLD_BULK_MINUTES: amount(minute, 1),
});

// Several machines must hold the same keys: a file that each makes for itself would not do.
const schema = fields.refine(({ DATABASE_URL, KEYS }) => !DATABASE_URL || KEYS, {
  path: ['KEYS'],
  error: 'must be given with DATABASE_URL',
});

/** All settings, checked. Sizes are in bytes, spans in milliseconds, whatever unit the name says. */
export type Settings = z.output<typeof schema>;

/** Read the settings once, at start. A wrong one stops the program, with every mistake listed. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''));
  const result = schema.safeParse(given);
  if (!result.success) throw new Error(`Check your settings:\n${z.prettifyError(result.error)}`);
  const settings = result.data;
  const { DATA_DIR, ORIGINS, PORT } = settings;
  return {
    ...settings,
    DATA_DIR: isAbsolute(DATA_DIR) ? DATA_DIR : resolve(DATA_DIR),
    ORIGINS: ORIGINS.length > 0 ? ORIGINS : loopbackOrigins(PORT),
  };
}

/** Name this machine at a port, the way people type it first. */
export function loopbackOrigins(port: number): string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map(
    (host) => new URL(`http://${host}:${port}`).origin,
  );
}
