import type { ArchiveCheck } from '#domain/archive/contract.ts';
import { count, formatMomentInFull } from '#drive/format.ts';
import type { DriveWords } from '#i18n/drive.ts';
import { fill } from '#lib/fill.ts';

interface In {
  readonly say: DriveWords['cold']['job']['check'];
  readonly language: string;
}

/** Say what a check of an archive came to. How far one is that runs, its bar says. */
export function sayCheck(check: Omit<ArchiveCheck, 'id'>, { say, language }: In): string {
  const { state, expected, looked, missing, different } = check;
  const number = (n: number) => new Intl.NumberFormat(language).format(n);
  const when = formatMomentInFull(check.finishedAt ?? check.createdAt, language);
  switch (state) {
    case 'running':
      return say.running;
    case 'broken-off':
      return fill(say.brokenOff, { when, looked: number(looked), files: number(expected) });
    case 'finished': {
      if (missing + different === 0) return fill(count(say.whole, expected, language), { when });
      const facts = { missing: number(missing), different: number(different) };
      return fill(say.found, { when, files: number(expected), ...facts });
    }
  }
}

/** Say from when on it can be checked again; null when it can be now, or is being. */
export function sayRest(
  check: Pick<ArchiveCheck, 'state' | 'againAt'> | null,
  now: Date,
  { say, language }: In,
): string | null {
  if (!check?.againAt || check.state === 'running' || Date.parse(check.againAt) <= +now)
    return null;
  return fill(say.rests, { when: formatMomentInFull(check.againAt, language) });
}
