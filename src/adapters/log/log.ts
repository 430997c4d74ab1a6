import { type Logger, pino } from 'pino';

/** One event, one line of JSON: `event`, ids, `ms`, `outcome`. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Gathered and written every 100 ms at the latest: one write a request would cost as much as it. */
const gathered = { sync: false, minLength: 4096, periodicFlush: 100 };

/**
 * Write events to standard output, the moment first. Errors keep their stack and their cause. A function
 * of the cloud is frozen when it has answered: it writes at once.
 */
export function jsonLog(when: 'gathered' | 'at once' = 'gathered'): Log {
  const output = pino.destination({ dest: 1, ...(when === 'gathered' && gathered) });
  process.on('exit', () => output.flushSync());
  return pino(
    {
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: describeError },
    },
    output,
  );
}

/** Say nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Keep stack and cause. A failed query's message repeats its parameters, so its cause speaks alone. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  if ('query' in error && 'params' in error) return describeError(error.cause ?? 'query failed');
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { name: error.name, stack: error.stack, cause };
}
