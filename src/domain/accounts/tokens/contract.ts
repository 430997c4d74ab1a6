import { z } from 'zod';
import { type Scope, scopes } from './scopes.ts';

/** An account has at most this many tokens. */
export const tokensPerAccount = 50;

/** The longest that a token may live. */
export const tokenDays = 366;

export const mintTokenRequest = z.strictObject({
  label: z
    .string()
    .max(80)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length > 0 && !/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text)),
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .max(scopes.length)
    .refine((list) => new Set(list).size === list.length),
  /** A form sends its number as text. */
  days: z.coerce.number().int().min(1).max(tokenDays),
});

/** A token as its account's holder sees it: never its secret. */
export interface TokenView {
  id: string;
  label: string;
  scopes: readonly Scope[];
  createdAt: string;
  expiresAt: string;
  /** To the minute; null when it was never used. */
  usedAt: string | null;
}

/** The one answer that holds a token. */
export interface MintTokenAnswer extends TokenView {
  token: string;
}

export type MintTokenRequest = z.output<typeof mintTokenRequest>;
