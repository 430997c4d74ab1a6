import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { maximumAttempts } from '#adapters/queue/queue.ts';
import { toBatches, workers } from '#domain/archive/messages.ts';
import { hour, MiB, minute, second } from '#lib/units.ts';
import { readWords } from '../scripts/read-words.ts';
import { readSettings } from '../src/settings.ts';

// What the post on the archive says in numbers and names is what the code does.

const words = readWords('content');
const settings = readSettings({});
const source = (path: string) => readFileSync(path, 'utf8');

describe.each(['en', 'hi-Latn'])('the post on the archive, %s', (language) => {
  const post = words[`blog/archive-a-folder/${language}.mdx`] ?? '';

  test('says into which messages files are put', () => {
    const small = Array.from({ length: 26 }, (_, i) => ({ id: String(i), bytes: 8 * MiB }));
    const batches = toBatches([...small, { id: 'large', bytes: 8 * MiB + 1 }]);
    expect(batches.map(({ length }) => length)).toEqual([1, 25, 1]);
    expect(post).toMatch(/ 25 (small|tak chhoti) file/);
    expect(post).toContain('8 MiB');
  });

  test('says how long a message is hidden, and how often it is tried', () => {
    const queues = source('infra/modules/archive/queue.tf');
    const [, timeout] = /archive = \{ timeout = (\d+)/.exec(queues) ?? [];
    expect(queues).toContain('6 * each.value.timeout');
    expect(post).toContain(` ${(6 * Number(timeout) * second) / minute} minute`);
    expect(maximumAttempts).toBe(5);
    expect(post).toMatch(/fails five times|paanch baar na ho/);
  });

  test('says how long both copies stay, and how quick one machine is', () => {
    expect(post).toContain(` ${settings.CLEAR_HOURS / hour} `);
    const { COLD_EXPEDITED_MINUTES, COLD_STANDARD_MINUTES, COLD_BULK_MINUTES } = settings;
    const waits = [COLD_EXPEDITED_MINUTES, COLD_STANDARD_MINUTES, COLD_BULK_MINUTES];
    const printed = /\*expedited\* \D*(\d+) second\D*, \*standard\* (\d+), \*bulk\* (\d+)\./.exec(
      post,
    );
    expect(printed?.slice(1).map(Number)).toEqual(waits.map((wait) => wait / second));
  });

  test('says how often the sweep comes, of what, and how long one stays awake', () => {
    expect(source('infra/modules/archive/variables.tf')).toMatch(
      /"sweep_minutes"[^}]*default {5}= 15/,
    );
    expect(source('src/domain/archive/sweep-jobs.ts')).toContain('quietFor = 10 * minute');
    expect(settings.RESTORE_DAYS).toBe(7);
    expect(post).toContain('15 minute');
    expect(post).toMatch(/ten minutes|das minute/);
    expect(post).toMatch(/for 7 days|7 din padhi/);
  });

  test('names each function, and its SQL moves the ledger as the code does', () => {
    const rows = [...post.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual([...workers]);
    const [, moved] = /UPDATE (\w+) SET/.exec(post) ?? [];
    expect(source('src/adapters/database/schema/archive.ts')).toContain(`'${moved}'`);
  });
});

test('what a function may do is what Terraform gives it: none deletes on the cold side', () => {
  const rights = source('infra/modules/archive/functions.tf');
  const onCold = [
    ...rights.matchAll(/Action {3}= \[([^\]]*)\]\s+Resource = \[local\.ours\.archive\]/g),
  ];
  expect(onCold).toHaveLength(workers.length);
  for (const [, actions] of onCold) expect(actions).not.toContain('Delete');
  expect(rights).not.toContain('sqs:SendMessage');
});
