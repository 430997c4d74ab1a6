import { z } from 'zod';
import { amount, id, moment } from '#domain/folders/contract.ts';
import { selection } from '../batch/contract.ts';

/** Take things along together: some by their ids, or all that lies in a folder. */
export const makeZipRequest = z.strictObject({ selection });

/** A zip at `/api/zips/{id}`, for whoever asked for it, until then. Its length is known before its bytes. */
export const makeZipAnswer = z.object({
  id,
  name: z.string(),
  bytes: amount,
  files: amount,
  expiresAt: moment,
});

export type MakeZipRequest = z.infer<typeof makeZipRequest>;
export type MakeZipAnswer = z.infer<typeof makeZipAnswer>;
