import type { Transaction } from '#adapters/database/database.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import { kinds } from '../findings.ts';
import type { Ground } from '../ground.ts';
import { type Report, reconcile } from '../reconcile.ts';
import type { KeptReport } from './contract.ts';
import { claimIntegrity, endIntegrity, holdIntegrity, keepFound } from './queries.ts';

/** A process that died in the middle keeps the next from beginning for no longer than this. */
const claim = 1 * minute;
const renewEvery = 20 * second;

/**
 * Begin to hold everything against each other, and keep the report. It answers once it has begun, since
 * a large drive takes long; `ended` comes at the end, and never throws. One run at a time, whichever
 * process it is in: a second is refused with `check-running`.
 */
export async function beginCheck(
  ground: Ground,
  {
    repair,
    withinClaim = async () => {},
  }: {
    repair: boolean;
    /** What else is true once it has begun. */
    withinClaim?: (tx: Transaction) => Promise<void>;
  },
): Promise<{ ended: Promise<void> }> {
  const { database, now } = ground;
  const beganAt = now();
  await database.transaction(async (tx) => {
    const isMine = await claimIntegrity(tx, {
      beganAt,
      heldUntil: new Date(beganAt.getTime() + claim),
      mends: repair,
    });
    if (!isMine) throw new Problem('check-running');
    await withinClaim(tx);
  });
  return { ended: runCheck(ground, { beganAt, repair }) };
}

async function runCheck(
  ground: Ground,
  { beganAt, repair }: { beganAt: Date; repair: boolean },
): Promise<void> {
  const { database, log, now } = ground;
  const holdFor = (span: number) =>
    database
      .transaction((tx) => holdIntegrity(tx, new Date(now().getTime() + span)))
      .catch((error: unknown) => log.error({ event: 'check-unheld', err: error }));
  const renewing = setInterval(() => void holdFor(claim), renewEvery);
  try {
    const report = await reconcile(ground, { mend: repair });
    await database.transaction(async (tx) => {
      await keepReport(tx, { report, beganAt, finishedAt: now(), repair, deep: false });
      await endIntegrity(tx);
    });
    tell(ground, report);
  } catch (error) {
    log.error({ event: 'reconcile-failed', err: error });
    await holdFor(-1);
  } finally {
    clearInterval(renewing);
  }
}

/** The numbers alone, no names. */
function tell({ log }: Ground, { looked, left, found }: Report): void {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, found[kind].count]));
  if (left > 0) log.error({ event: 'reconcile-differs', looked, ...counts });
  else log.info({ event: 'reconciled', looked });
}

/** Keep what a run has found, for who runs the place. */
export async function keepReport(
  tx: Transaction,
  {
    report,
    beganAt,
    finishedAt,
    ...how
  }: { report: Report; beganAt: Date; finishedAt: Date; repair: boolean; deep: boolean },
): Promise<void> {
  const kept: KeptReport = {
    ...report,
    ...how,
    beganAt: beganAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
  };
  await keepFound(tx, { finishedAt, report: kept });
}

/** Look by itself, and mend nothing. Who finds somebody at it leaves it to them. */
export async function sweepIntegrity(ground: Ground): Promise<void> {
  const begun = await beginCheck(ground, { repair: false }).catch((error: unknown) => {
    if (isProblem(error) && error.code === 'check-running') return null;
    throw error;
  });
  await begun?.ended;
}

/** Let go of the run of a process that is dead: this one is the only one on its database. */
export async function releaseCheck({ database, now }: Pick<Ground, 'database' | 'now'>) {
  await database.transaction((tx) => holdIntegrity(tx, new Date(now().getTime() - 1)));
}
