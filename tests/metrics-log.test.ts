import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Log, silentLog } from '#adapters/log/log.ts';
import { minute } from '#lib/units.ts';
import { openServices, type Services } from '../src/services.ts';
import { readSettings } from '../src/settings.ts';

// The line for CloudWatch, each minute, in a site that is asked for it.

/** A busy machine is no failure; far less than the minute between two lines. */
const patience = 10_000;
let services: Services;
let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await services.close();
});

async function start(settings: Record<string, string>): Promise<void> {
  const note = (line: unknown) => void lines.push(Object(line));
  const log: Log = { ...silentLog, info: note, error: note };
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'solah-metrics-'));
  services = await openServices(readSettings({ DATA_DIR, ...settings }), { log });
  await services.start();
}

const told = (event: string) => lines.filter((line) => line.event === event);

test('a line tells each minute how things stand', async () => {
  await start({ METRICS_LOG: 'on' });
  vi.advanceTimersByTime(minute);
  await vi.waitFor(
    () => expect(told('metrics')).toMatchObject([{ solah_queue_messages: 0 }]),
    patience,
  );
  vi.advanceTimersByTime(minute);
  await vi.waitFor(() => expect(told('metrics')).toHaveLength(2), patience);
});

test('while nothing can be counted that is told, and the next minute is another', async () => {
  await start({ METRICS_LOG: 'on' });
  const embed = vi.spyOn(services.metrics, 'embed');
  embed.mockRejectedValueOnce(new Error('It is away.'));
  vi.advanceTimersByTime(minute);
  await vi.waitFor(() => expect(told('metrics-failed')).toHaveLength(1), patience);
  vi.advanceTimersByTime(minute);
  await vi.waitFor(() => expect(told('metrics')).toHaveLength(1), patience);
});

test('nobody who did not ask for it is told', async () => {
  await start({});
  vi.advanceTimersByTime(2 * minute);
  await services.metrics.embed(services.now());
  expect(told('metrics')).toEqual([]);
});
