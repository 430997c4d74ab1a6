import { z } from 'zod';
import { jsonLog } from '#adapters/log/log.ts';
import { migrateDatabase } from '../function-services.ts';
import { readFunctionSettings } from '../settings.ts';

const settings = readFunctionSettings(process.env);
const log = jsonLog('at once');

const call = z.object({
  master: z.object({ username: z.string(), password: z.string() }).optional(),
});

/**
 * Bring the tables up to date, and say how many migrations that took. An operator calls it, and waits for
 * the answer: what a call brings is stored when nobody waits, and the very first brings a password.
 */
export const handler = async (event: unknown) => {
  const { master } = call.parse(event ?? {});
  try {
    const done = await migrateDatabase(settings, master);
    log.info({ event: 'migrated', ...done });
    return done;
  } catch (error) {
    log.error({ event: 'migration-failed', err: error });
    throw error;
  }
};
