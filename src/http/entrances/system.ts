import type { SystemForm } from '#domain/system/contract.ts';
import { dropDead } from '#domain/system/drop-dead.ts';
import type { SystemPlace } from '#domain/system/place.ts';
import { redriveDead } from '#domain/system/redrive-dead.ts';
import { skipHours } from '#domain/system/skip-hours.ts';
import { startCheck } from '#domain/system/start-check.ts';

/** What the page of the machinery says is done. */
export type SystemOutcome = 'redriven' | 'dropped' | 'checking' | 'repairing' | 'skipped';

/** Do one act of the page of the machinery. */
export async function changeSystem(place: SystemPlace, wish: SystemForm): Promise<SystemOutcome> {
  switch (wish.act) {
    case 'redrive':
      await redriveDead(place, wish);
      return 'redriven';
    case 'drop':
      await dropDead(place, wish);
      return 'dropped';
    case 'check':
      await startCheck(place, wish);
      return wish.repair ? 'repairing' : 'checking';
    case 'skip':
      await skipHours(place);
      return 'skipped';
  }
}
