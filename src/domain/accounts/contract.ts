import { z } from 'zod';
import { nameLimit, type Role } from './rules.ts';

/** One address of mail: ASCII, and short enough for every mail server. */
export const email = z
  .string()
  .max(254)
  .transform((text) => text.trim())
  .pipe(z.email());

// Judged whole by the password rules, which tell the reason; here only nothing absurd comes in.
const newPassword = z.string().max(4_096);

const name = z
  .string()
  .max(nameLimit)
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && !/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text));

const link = z.string().max(200);

export const signUpRequest = z.strictObject({ email });
export const confirmRequest = z.strictObject({ token: link, name, password: newPassword });
export const setupRequest = z.strictObject({ token: link, email, name, password: newPassword });
export const signInRequest = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(4_096),
  remember: z.boolean().default(false),
});

/** An account as it leaves the house, to itself. */
export interface AccountView {
  id: string;
  email: string;
  name: string;
  role: Role;
}

/** What a page learns about who is there. */
export interface SessionAnswer {
  account: AccountView | null;
  /** Sent back as `X-CSRF-Token` with everything that changes something; null without a session. */
  csrf: string | null;
}

/** One of an account's sessions, as its list shows it. */
export interface SessionView {
  id: string;
  agent: string;
  createdAt: string;
  usedAt: string;
  current: boolean;
}
