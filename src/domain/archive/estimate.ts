import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { measureSubtree } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { second } from '#lib/units.ts';
import {
  type ColdClass,
  coldClass,
  type EstimateAnswer,
  type EstimateRequest,
  type TierEstimate,
  tier,
} from './contract.ts';
import { estimateDiscard } from './estimate-discard.ts';
import type { Ground } from './ground.ts';
import {
  findPayingDay,
  type Load,
  priceAwakeDay,
  priceCold,
  priceHot,
  priceMove,
  priceTable,
  priceWake,
} from './prices.ts';
import { activeOnly, findOwnJob } from './queries.ts';
import { isTierAvailable, pickTier, waitOf } from './rules.ts';

/** Tell what a folder's archive would hold and cost, or what it takes to bring one back or to throw it away. */
export async function estimate(
  ground: Pick<Ground, 'database' | 'cold' | 'habits' | 'limits' | 'now'>,
  accountId: string,
  request: EstimateRequest,
): Promise<EstimateAnswer> {
  const { database, habits } = ground;
  if ('archiveId' in request) {
    const job = await findOwnJob(database, accountId, request.archiveId);
    if (job?.kind !== 'archive') throw new Problem('archive-not-found');
    const told = writeEstimate(
      ground,
      { files: job.expected, bytes: job.expectedBytes },
      job.class,
    );
    return { ...told, discard: await estimateDiscard(ground, job) };
  }
  const folder = await getOwnFolder(database, accountId, request.folderId);
  requireAction(folder, 'archive');
  const { files, bytes } = await measureSubtree(database, folder, activeOnly);
  if (files === 0) throw new Problem('folder-empty');
  return writeEstimate(ground, { files, bytes }, habits.coldClass);
}

function writeEstimate(
  { cold, habits }: Pick<Ground, 'cold' | 'habits'>,
  load: Load,
  ofClass: ColdClass,
): EstimateAnswer {
  const isBilled = cold.owner === 'aws';
  return {
    files: load.files,
    bytes: load.bytes,
    owner: cold.owner,
    usual: {
      class: ofClass,
      tier: pickTier(ofClass, habits.tier),
      awakeDays: habits.awakeDays,
    },
    bill: isBilled ? writeBill(load) : null,
    tiers: tier.options.flatMap((name): TierEstimate[] => {
      if (!isTierAvailable(ofClass, name)) return [];
      const seconds = Math.ceil(waitOf(cold, ofClass, name) / second);
      return [{ tier: name, seconds, price: isBilled ? priceWake(load, ofClass, name) : null }];
    }),
    discard: null,
  };
}

function writeBill(load: Load): EstimateAnswer['bill'] {
  const { asOf, region, leastDays } = priceTable;
  return {
    asOf,
    region,
    hotMonthly: priceHot(load),
    awakeDaily: priceAwakeDay(load),
    classes: coldClass.options.map((name) => ({
      class: name,
      leastDays: leastDays[name],
      monthly: priceCold(load, name),
      move: priceMove(load, name),
      paysAfterDays: findPayingDay(load, name),
    })),
  };
}
