import { z } from 'zod';
import { defaultLanguage, type Language, languages } from '#i18n/languages.ts';
import { nameLimit, type Role } from './rules.ts';

/** One address of mail: ASCII, and short enough for every mail server. */
export const email = z
  .string()
  .max(254)
  .transform((text) => text.trim())
  .pipe(z.email());

// Judged whole by the password rules, which tell the reason; here only nothing absurd comes in.
const newPassword = z.string().max(4_096);

/** What people may call themselves. */
export const accountName = z
  .string()
  .max(nameLimit)
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && !/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text));

const link = z.string().max(200);

export const inviteRequest = z.strictObject({
  email,
  role: z.enum(['member', 'owner']).default('member'),
  language: z.enum(languages).default(defaultLanguage),
  by: z.enum(['letter', 'hand']).default('letter'),
});
export const signUpRequest = z.strictObject({ email });
export const confirmRequest = z.strictObject({
  token: link,
  name: accountName,
  password: newPassword,
});
export const setupRequest = z.strictObject({
  token: link,
  email,
  name: accountName,
  password: newPassword,
});
export const signInRequest = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(4_096),
  remember: z.boolean().default(false),
});
export const sudoRequest = z.strictObject({ password: z.string().max(4_096) });
export const resetRequest = z.strictObject({ email });
export const newPasswordRequest = z.strictObject({ token: link, password: newPassword });
export const newAddressRequest = z.strictObject({ token: link });

export const changeAccountRequest = z
  .strictObject({ name: accountName.optional(), language: z.enum(languages).optional() })
  .refine((wish) => Object.keys(wish).length > 0);
export const changePasswordRequest = z.strictObject({
  current: z.string().max(4_096),
  password: newPassword,
  endOthers: z.boolean().default(true),
});
export const changeAddressRequest = z.strictObject({ email });
export const endSessionRequest = z.strictObject({ id: z.string().max(64) });

/** An account as its holder sees it. */
export interface AccountView {
  id: string;
  email: string;
  /** Null until a letter to the address was answered. */
  emailVerifiedAt: string | null;
  /** The address that it changes to once the letter there is answered. */
  pendingEmail: string | null;
  name: string;
  role: Role;
  language: Language;
  createdAt: string;
  /** Dangerous acts are open in this session until then; null when they ask for the password. */
  sudoUntil: string | null;
}

/** An invitation that waits, as who runs the place sees it. */
export interface InvitationView {
  id: string;
  email: string;
  role: Role;
  language: Language;
  createdAt: string;
  expiresAt: string;
}

/** One of an account's sessions, as its list shows it. */
export interface SessionView {
  id: string;
  agent: string;
  createdAt: string;
  usedAt: string;
  current: boolean;
}
