import type { Notification } from '#domain/accounts/notifications/contract.ts';
import { formatMomentInFull } from '#drive/format.ts';
import type { DriveWords } from '#i18n/drive.ts';
import { fill } from '#lib/fill.ts';

/** Say what an account was told. Moments travel as ISO, and are written here for people. */
export function sayNews(
  { kind, facts }: Pick<Notification, 'kind' | 'facts'>,
  words: Pick<DriveWords, 'bell'>,
  language: string,
): string {
  const { until } = facts;
  const moment = typeof until === 'string' ? { until: formatMomentInFull(until, language) } : {};
  return fill(words.bell.kinds[kind], { ...facts, ...moment });
}

/** Whose page tells more: most news are about a job, some about a check of one. */
export function findJobId({ subjectId, facts }: Pick<Notification, 'subjectId' | 'facts'>): string {
  return typeof facts.jobId === 'string' ? facts.jobId : subjectId;
}
