import { define } from '../schema.ts';
import { sqliteColumns } from './columns.ts';

/** The tables as Sqlite knows them: what drizzle-kit reads to write migrations. */
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
} = define(sqliteColumns);
