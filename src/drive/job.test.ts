import { expect, test } from 'vitest';
import type { ArchiveJob } from '#domain/archive/contract.ts';
import { findRunning } from './job.ts';

const job = (id: string, of: string | null, state: ArchiveJob['state']): ArchiveJob => ({
  id,
  of,
  state,
  kind: of === null ? 'archive' : 'restore',
  folder: { id: 'f', name: 'Photos', path: '/Photos' },
  folderIn: 'drive',
  class: 'GLACIER',
  tier: null,
  expected: 1,
  expectedBytes: 1,
  done: 0,
  doneBytes: 0,
  failed: 0,
  problem: null,
  createdAt: '2026-11-23T00:00:00Z',
  finishedAt: null,
  clearAt: null,
  days: null,
  closesAt: null,
});

const archive = job('a', null, 'cleared');
const restore = job('r', 'a', 'running');

test.each([
  ['an archive that runs is its own job', [job('a', null, 'running')], 'a', 'a'],
  ['a restore is found by the archive it brings back', [archive, restore], 'a', 'r'],
  ['what has ended does not run', [archive], 'a', null],
  ['the job of another archive is not ours', [job('b', null, 'running')], 'a', null],
  ['a folder without an archive has no job', [restore], null, null],
] as const)('%s', (_fact, jobs, archiveId, found) => {
  expect(findRunning(jobs, archiveId)?.id ?? null).toBe(found);
});
