import { z } from 'zod';
import { labelLimit } from './rules.ts';

/** A code of six digits, or a recovery code. */
const code = z.string().max(64);
const bytes = z.base64url().max(8_192);
const credentialId = z.base64url().min(1).max(1_400);

const label = z
  .string()
  .max(labelLimit)
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && !/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text));

export const secondFactorRequest = z.strictObject({ code });

/** What the page of second factors is sent by its forms. */
export const factorsRequest = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('begin-totp') }),
  z.strictObject({ act: z.literal('confirm-totp'), code }),
  z.strictObject({ act: z.literal('remove-totp') }),
  z.strictObject({ act: z.literal('make-codes') }),
  z.strictObject({ act: z.literal('remove-passkey'), id: credentialId }),
]);

// What browsers say beside these is not looked at.
const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
} as const;
const noExtensions = z.unknown().transform(() => ({}));

/** A passkey's answer, as browsers write it. */
const signed = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: z.base64url().max(128).optional(),
  }),
  clientExtensionResults: noExtensions,
});

/** A new passkey, as browsers write it. */
const created = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: z.base64url().max(32_768),
    transports: z.array(z.string().max(32)).max(8).optional(),
  }),
  clientExtensionResults: noExtensions,
});

export const passkeySecondFactorRequest = z.strictObject({ passkey: signed });
export const passkeySignInRequest = z.strictObject({
  passkey: signed,
  remember: z.boolean().default(false),
});
export const addPasskeyRequest = z.strictObject({ label, passkey: created });

export type SignedPasskey = z.output<typeof signed>;
export type CreatedPasskey = z.output<typeof created>;

/** How an account proves who it is beside the password, as its holder sees it. */
export interface FactorsView {
  /** Since when codes of an app count; null when there are none. */
  totpSince: string | null;
  passkeys: readonly PasskeyView[];
  /** How many recovery codes were not used yet. */
  codesLeft: number;
}

/** One passkey, as its list shows it. */
export interface PasskeyView {
  id: string;
  label: string;
  createdAt: string;
  usedAt: string | null;
}
