import { z } from 'zod';
import { nameLimit } from './rules.ts';

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
export const endSessionRequest = z.strictObject({
  id: z.string().max(64),
  password: z.string().max(4_096),
});

/** One of an account's sessions, as its list shows it. */
export interface SessionView {
  id: string;
  agent: string;
  createdAt: string;
  usedAt: string;
  current: boolean;
}
