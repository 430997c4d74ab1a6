import { z } from 'zod';
import { accountName, email } from '#domain/accounts/contract.ts';
import { languages } from '#i18n/languages.ts';
import { GiB } from '#lib/units.ts';

/** The roles that may be given. */
export const roles = ['member', 'owner'] as const;

/** What an account may be: its own owner can leave, and nobody else can say so. */
export const statuses = ['active', 'disabled', 'leaving'] as const;

/** An account as who runs the place sees it: never what it keeps. */
export const memberView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(statuses),
  language: z.enum(languages),
  emailVerifiedAt: z.iso.datetime().nullable(),
  signedInAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  usedBytes: z.int().nonnegative(),
  usedFiles: z.int().nonnegative(),
  quotaBytes: z.int().nonnegative(),
  quotaFiles: z.int().nonnegative(),
});

export const listMembersRequest = z.strictObject({
  /** Part of a name or an address. */
  search: z.string().trim().max(100).optional(),
  role: z.enum(roles).optional(),
  status: z.enum(statuses).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(4096).optional(),
});

/** The youngest account comes first. */
export const listMembersAnswer = z.object({
  items: z.array(memberView),
  next: z.string().nullable(),
  prev: z.string().nullable(),
  last: z.string().nullable(),
  total: z.int().nonnegative(),
});

/** A number, or what a form makes of one; an empty field is none. */
const amount = z.union([z.number(), z.string().trim().min(1).max(20).transform(Number)]);

/** How much a drive may hold, as people say it. */
const quota = z
  .strictObject({
    quotaGib: amount.pipe(z.number().min(0).max(1_048_576)),
    quotaFiles: amount.pipe(z.int().min(0).max(1_000_000_000)),
  })
  .transform(({ quotaGib, quotaFiles }) => ({
    quotaBytes: Math.round(quotaGib * GiB),
    quotaFiles,
  }));

/** One act at a time, so that each has its own refusal and its own entry in the audit. */
export const changeMemberRequest = z.union([
  z.strictObject({ role: z.enum(roles) }),
  z.strictObject({ status: z.enum(['active', 'disabled']) }),
  quota,
]);

/** An account that is made on the command line. */
export const addMemberRequest = z.strictObject({
  email,
  name: accountName,
  role: z.enum(roles),
  language: z.enum(languages),
});

export type MemberView = z.infer<typeof memberView>;
export type ListMembersRequest = z.infer<typeof listMembersRequest>;
export type ListMembersAnswer = z.infer<typeof listMembersAnswer>;
export type Quota = z.infer<typeof quota>;
