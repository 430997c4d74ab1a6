import { beginCheck } from '#domain/integrity/check/begin-check.ts';
import type { CheckRequest } from '#domain/integrity/check/contract.ts';
import type { SystemPlace } from './place.ts';

/** Have the stores held against each other in the background, at the word of who runs the place. */
export async function startCheck(place: SystemPlace, { repair }: CheckRequest): Promise<void> {
  const event = repair ? 'repair-begun' : 'check-begun';
  await beginCheck(place, {
    repair,
    withinClaim: (tx) => place.audit.record(tx, { event }),
  });
}
