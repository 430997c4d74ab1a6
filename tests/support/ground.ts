import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '#adapters/ledger/ledger.ts';
import { silentLog } from '#adapters/log/log.ts';
import { freshKeyDocument } from '#adapters/secrets/document.ts';
import { createAccount } from '#domain/accounts/create-account.ts';
import type { Fault } from '#domain/files/ground.ts';
import { findDrive } from '#domain/folders/queries.ts';
import { answerTus } from '#domain/uploads/answer-tus.ts';
import { findSentUpload } from '#domain/uploads/queries.ts';
import { openServices, type Services } from '../../src/services.ts';
import { readSettings } from '../../src/settings.ts';
import { toMetadata } from './drive.ts';
import { migratedDatabase, postgresServer } from './postgres.ts';

/** The services of a process over real stores, with a clock that tests move, and no HTTP. */
export interface TestGround extends Services {
  /** Let time pass. */
  pass(span: number): void;
  /** Let an account be born, with its drive. */
  account(): Promise<{ accountId: string; rootId: string }>;
  /** Upload a file whole through tus, and answer its id. */
  upload(accountId: string, file: NewFile): Promise<string>;
}

export interface NewFile {
  folderId: string;
  name: string;
  bytes: Uint8Array;
  metadata?: Record<string, string>;
}

/** The engine that a run is on: `npm run test:scale` keeps every promise of the drive on each. */
export const engines = postgresServer ? (['postgres'] as const) : (['sqlite'] as const);

/** Open services over fresh stores, or over those that another process left. */
export async function freshGround({
  engine = 'sqlite',
  dataDir = mkdtempSync(join(tmpdir(), 'solah-ground-')),
  settings = {},
  fault = async () => {},
  now,
  ledger,
}: {
  engine?: 'sqlite' | 'postgres';
  dataDir?: string;
  settings?: Record<string, string>;
  fault?: Fault;
  now?: () => Date;
  ledger?: Ledger | undefined;
} = {}): Promise<TestGround> {
  let passed = 0;
  const services = await openServices(
    readSettings({
      DATA_DIR: dataDir,
      BREACHED_PASSWORDS: 'off',
      ...(engine === 'postgres'
        ? {
            DATABASE_URL: await migratedDatabase(),
            KEYS: JSON.stringify(freshKeyDocument(new Date())),
          }
        : {}),
      ...settings,
    }),
    { log: silentLog, now: now ?? (() => new Date(Date.now() + passed)), fault, ledger },
  );
  return {
    ...services,
    pass: (span) => {
      passed += span;
    },
    account: async () => {
      const accountId = await services.database.transaction((tx) =>
        createAccount(tx, {
          email: `${randomBytes(8).toString('hex')}@example.org`,
          name: 'Asha',
          passwordHash: 'none',
          role: 'member',
          language: 'en',
          emailVerifiedAt: null,
          now: services.now(),
          whenBorn: services.whenBorn,
        }),
      );
      const drive = await findDrive(services.database, accountId);
      return { accountId, rootId: drive?.rootId ?? '' };
    },
    upload: async (accountId, { folderId, name, bytes, metadata = {} }) => {
      const begun = await answerTus(
        services,
        accountId,
        new Request('http://localhost/api/uploads', {
          method: 'POST',
          headers: {
            'tus-resumable': '1.0.0',
            'upload-length': String(bytes.byteLength),
            'content-type': 'application/offset+octet-stream',
            'upload-metadata': toMetadata({ filename: name, folderId, ...metadata }),
          },
          body: Buffer.from(bytes),
        }),
      );
      const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
      const upload = await findSentUpload(services.database, accountId, id);
      return upload?.fileId ?? '';
    },
  };
}
