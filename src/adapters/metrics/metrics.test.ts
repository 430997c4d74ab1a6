import { expect, test } from 'vitest';
import { processMetrics, type Work } from './metrics.ts';

const work = { waiting: 3, oldestSeconds: 40, deadLetters: 1, jobs: { running: 2, cleared: 5 } };

function count(measureWork = async (): Promise<Work> => work) {
  let bytes = 0;
  const metrics = processMetrics({ measureWork, uploadedBytes: () => bytes });
  return { metrics, take: (more: number) => (bytes += more) };
}

test('Prometheus reads requests by class, bytes, the queue and the jobs', async () => {
  const { metrics, take } = count();
  metrics.answered('api', 200);
  metrics.answered('api', 204);
  metrics.answered('page', 503);
  take(1_616);
  await metrics.write();
  const { type, text } = await metrics.write();
  expect(type).toContain('text/plain');
  expect(text.split('\n').filter((line) => line && !line.startsWith('#'))).toEqual([
    'solah_requests_total{class="api",status="2xx"} 2',
    'solah_requests_total{class="page",status="5xx"} 1',
    'solah_upload_bytes_total 1616',
    'solah_queue_messages 3',
    'solah_queue_oldest_seconds 40',
    'solah_queue_dead_letters 1',
    'solah_archive_jobs{state="running"} 2',
    'solah_archive_jobs{state="cleared"} 5',
  ]);
});

test('a state in which no job is any more is not told', async () => {
  let jobs: Work['jobs'] = { running: 2 };
  const { metrics } = count(async () => ({ ...work, jobs }));
  await metrics.write();
  jobs = { cleared: 2 };
  const { text } = await metrics.write();
  expect(text).toContain('solah_archive_jobs{state="cleared"} 2');
  expect(text).not.toContain('running');
});

test('CloudWatch is told what came since the line before, and how things stand', async () => {
  const { metrics, take } = count();
  const now = new Date(1_616_000);
  metrics.answered('file', 200);
  take(16);
  const first = await metrics.embed(now);
  expect(first).toMatchObject({
    solah_requests_total_file_2xx: 1,
    solah_upload_bytes_total: 16,
    solah_archive_jobs_running: 2,
    _aws: { Timestamp: 1_616_000 },
  });
  metrics.answered('file', 206);
  metrics.answered('file', 206);
  expect(await metrics.embed(now)).toMatchObject({
    solah_requests_total_file_2xx: 2,
    solah_upload_bytes_total: 0,
    solah_queue_dead_letters: 1,
  });
  // Every value is named where CloudWatch looks for names.
  const { _aws, ...values } = first;
  expect(JSON.stringify(_aws)).toContain('"Namespace":"Solah"');
  for (const name of Object.keys(values)) expect(JSON.stringify(_aws)).toContain(`"${name}"`);
});
