import { define } from '../schema.ts';
import { postgresColumns } from './columns.ts';

/** The tables as Postgres knows them: what drizzle-kit reads to write migrations. */
export const {
  accounts,
  sessions,
  refreshTokens,
  signUps,
  linkTokens,
  invitations,
  pendingSignIns,
  passkeys,
  passkeyChallenges,
  totp,
  recoveryCodes,
  apiTokens,
  audit,
  knownBrowsers,
  tries,
  notifications,
  progressAnswers,
  drives,
  folders,
  blobs,
  files,
  trash,
  uploads,
  archive,
  archiveItems,
  outbox,
} = define(postgresColumns);
