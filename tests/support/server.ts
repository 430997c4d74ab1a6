import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSecrets } from '#adapters/secrets/file.ts';
import { makeDatabaseOf, postgresServer } from './postgres.ts';
import { makeBucket, s3Server } from './s3.ts';

/** The real server in its own process, with its own data. */
export interface RunningServer {
  origin: string;
  port: number;
  dataDir: string;
  pid: number;
  /** What it was started with: a command beside it reads the same settings. */
  environment: Record<string, string>;
  /** Every line it has written, newest last. */
  output: string[];
  /** End it at once, as a power cut would, keeping its data. */
  kill(): Promise<void>;
  /** End it in order, keeping its data; answer its exit code. */
  end(): Promise<number | null>;
  /** End it in order and throw its data away. */
  stop(): Promise<void>;
}

/** Start the built site on a free port. Give `dataDir` and `port` to start another again. */
export async function startServer(
  options: {
    settings?: Record<string, string>;
    dataDir?: string;
    flags?: string[];
    port?: number;
    /** Another folder with a build of the site. */
    root?: string;
  } = {},
): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'solah-')));
  const environment = {
    PATH: process.env.PATH ?? '',
    UV_THREADPOOL_SIZE: '8',
    // Hundreds of starts: a fifth of each is compiling what was compiled before.
    NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
    PORT: String(port),
    DATA_DIR: dataDir,
    ...(await databaseSettings(dataDir)),
    ...(await s3Settings(dataDir)),
    ...ledgerSettings(),
    // Tests speak to nobody outside.
    BREACHED_PASSWORDS: 'off',
    // Every test comes from one address. What tests the limits switches them on.
    RATE_LIMITS: options.settings?.ORIGINS ? 'on' : 'off',
    ...options.settings,
  };
  const child = spawn(
    process.execPath,
    [...(options.flags ?? []), 'dist/server/bundle/server.mjs'],
    { cwd: options.root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: string[] = [];
  const listening = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      output.push(...lines);
      if (lines.some((line) => line.includes('"event":"listening"'))) listening.resolve();
    });
  }
  child.on('exit', (code) =>
    listening.reject(new Error(`The server ended with ${code}:\n${output.join('\n')}`)),
  );
  await listening.promise;

  return {
    origin: `http://localhost:${port}`,
    port,
    dataDir,
    pid: child.pid ?? 0,
    environment,
    output,
    kill: async () => {
      await end(child, 'SIGKILL');
    },
    end: () => end(child, 'SIGTERM'),
    stop: async () => {
      await end(child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where a table of DynamoDB is named, the archive's ledger is kept there by everybody. */
function ledgerSettings(): Record<string, string> {
  const { DYNAMODB_TEST_TABLE = '', AWS_ENDPOINT_URL_DYNAMODB = '' } = process.env;
  if (!DYNAMODB_TEST_TABLE) return {};
  return { LEDGER: 'dynamodb', DYNAMODB_LEDGER: DYNAMODB_TEST_TABLE, AWS_ENDPOINT_URL_DYNAMODB };
}

/** Where a Postgres server is named, every row goes there: into one database for each folder of data. */
async function databaseSettings(dataDir: string): Promise<Record<string, string>> {
  if (!postgresServer) return {};
  // Made as on one machine, and told as on many.
  fileSecrets(join(dataDir, 'keys.json'), new Date());
  return {
    DATABASE_URL: await makeDatabaseOf(dataDir),
    KEYS: readFileSync(join(dataDir, 'keys.json'), 'utf8'),
  };
}

/** Where an S3 server is named, every file goes there: into one bucket for each folder of data. */
async function s3Settings(dataDir: string): Promise<Record<string, string>> {
  if (!s3Server) return {};
  return {
    STORAGE: 's3',
    S3_HOT: await makeBucket(dataDir),
    S3_REGION: 'us-east-1',
    S3_ENDPOINT: s3Server,
    S3_PATH_STYLE: 'on',
    AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? '',
    AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? '',
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

/** Find a port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was free.');
  return address.port;
}
