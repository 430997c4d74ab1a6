import { z } from 'zod';
import type { AccountView, InvitationView, SessionView } from '#domain/accounts/contract.ts';
import type { MintTokenAnswer, TokenView } from '#domain/accounts/tokens/contract.ts';
import { scopes } from '#domain/accounts/tokens/scopes.ts';
import { moment } from '#domain/folders/contract.ts';
import { languages } from '#i18n/languages.ts';
import { problems } from '#lib/problem.ts';
import type { SessionAnswer } from '#lib/session-answer.ts';

// What answers say of accounts. Pages read these as types alone, so their contracts stand here.

const role = z.enum(['member', 'owner']);

/** Who is there, with the token that acts of a page carry. */
export const sessionAnswer = z.object({
  account: z.object({ id: z.string(), email: z.string(), name: z.string(), role }).nullable(),
  csrf: z.string().nullable(),
}) satisfies z.ZodType<SessionAnswer>;

/** The same after a password, when a second factor is still to be shown. */
export const signInAnswer = sessionAnswer.extend({ needs: z.literal('second-factor').optional() });

/** An account as its holder sees it. */
export const accountAnswer = z.object({
  id: z.string(),
  email: z.string(),
  emailVerifiedAt: moment.nullable(),
  pendingEmail: z.string().nullable(),
  name: z.string(),
  role,
  language: z.enum(languages),
  createdAt: moment,
  sudoUntil: moment.nullable(),
}) satisfies z.ZodType<AccountView>;

const session = z.object({
  id: z.string(),
  agent: z.string(),
  createdAt: moment,
  usedAt: moment,
  current: z.boolean(),
}) satisfies z.ZodType<SessionView>;
export const sessionsAnswer = z.object({ sessions: z.array(session) });

const token = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: moment,
  expiresAt: moment,
  usedAt: moment.nullable(),
}) satisfies z.ZodType<TokenView>;
export const tokensAnswer = z.object({ tokens: z.array(token) });

/** A new token: the one answer that holds it. */
export const mintTokenAnswer = token.extend({
  token: z.string(),
}) satisfies z.ZodType<MintTokenAnswer>;

const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  language: z.enum(languages),
  createdAt: moment,
  expiresAt: moment,
}) satisfies z.ZodType<InvitationView>;
export const invitationsAnswer = z.object({ invitations: z.array(invitation) });

/** A new invitation; its link only when it is passed on by hand. */
export const inviteAnswer = z.object({ id: z.string(), link: z.string().nullable() });

/** What a browser is asked about passkeys, as WebAuthn writes it. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });
export const addPasskeyAnswer = z.object({ codesLeft: z.int(), csrf: z.string() });

/** A refusal (RFC 9457). `code` is what programs look at, `again` whether trying again can help. */
export const problemAnswer = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  // Object.keys forgets the names of the keys; the table has one at least.
  code: z.enum(Object.keys(problems) as [string, ...string[]]),
  again: z.boolean(),
  instance: z.string(),
});
