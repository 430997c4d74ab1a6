import type { MakeShareRequest, ShareAnswer } from '#domain/files/shares/contract.ts';

/** What a person wrote to limit a link; an empty field sets no limit. */
export interface Wanted {
  readonly password: string;
  /** A day such as `2026-12-24`, as a field for dates holds it. */
  readonly until: string;
  readonly downloadsMax: string;
}

export type Limit = keyof Wanted;

export const noLimits: Wanted = { password: '', until: '', downloadsMax: '' };

/** As the API has it. */
const passwordLength = 8;
const downloadsMost = 1_000_000;

/** Read the limits of a new link; a set of fields is what is wrong with them. */
export function readLimits(
  { password, until, downloadsMax }: Wanted,
  now: Date,
): Omit<MakeShareRequest, 'fileId' | 'folderId'> | ReadonlySet<Limit> {
  const wrong = new Set<Limit>();
  // The day counts whole, where the person is.
  const end = until === '' ? null : new Date(`${until}T23:59:59`);
  const most = Number(downloadsMax);
  if (password !== '' && password.length < passwordLength) wrong.add('password');
  if (end !== null && !(end > now)) wrong.add('until');
  if (downloadsMax !== '' && !(Number.isInteger(most) && most >= 1 && most <= downloadsMost)) {
    wrong.add('downloadsMax');
  }
  if (wrong.size > 0) return wrong;
  return {
    ...(password === '' ? {} : { password }),
    ...(end === null ? {} : { expiresAt: end.toISOString() }),
    ...(downloadsMax === '' ? {} : { downloadsMax: most }),
  };
}

/** Tell whether a link still works, or why not. */
export function decideLink(
  { expiresAt, downloads, downloadsMax }: ShareAnswer,
  now: Date,
): 'works' | 'ended' | 'used-up' {
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) return 'ended';
  return downloadsMax !== null && downloads >= downloadsMax ? 'used-up' : 'works';
}
