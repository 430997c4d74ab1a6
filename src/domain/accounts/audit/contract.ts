import { z } from 'zod';
import { auditEvents, auditResults } from './events.ts';

/** One entry, as its readers see it. Addresses and sessions are marks: equal ones are the same. */
export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  event: z.enum(auditEvents),
  result: z.enum(auditResults),
  accountId: z.string().nullable(),
  actorId: z.string().nullable(),
  targetId: z.string().nullable(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  session: z.string().nullable(),
  agent: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const listAuditRequest = z.strictObject({
  event: z.enum(auditEvents).optional(),
  result: z.enum(auditResults).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(4096).optional(),
});

/** Owners may ask for one account's entries. */
export const listAllAuditRequest = listAuditRequest.extend({
  account: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
});

/** The newest come first. */
export const listAuditAnswer = z.object({
  items: z.array(auditEntry),
  next: z.string().nullable(),
  prev: z.string().nullable(),
  last: z.string().nullable(),
  total: z.int().nonnegative(),
});

export type AuditEntry = z.infer<typeof auditEntry>;
export type ListAuditRequest = z.infer<typeof listAuditRequest>;
export type ListAuditAnswer = z.infer<typeof listAuditAnswer>;
