import { setTimeout as wait } from 'node:timers/promises';
import type { ArchiveJob, ArchiveJobAnswer } from '../../src/domain/archive/contract.ts';
import { type Api, Refused } from './api.ts';
import { find } from './remote.ts';
import { toSize } from './tell.ts';

/** Archive a folder; wait until it is done. */
export async function archive(api: Api, path: string): Promise<number> {
  const { id, kind } = await find(api, path);
  if (kind === 'file') throw new Refused('Only folders can be archived.');
  return follow(api, await api.json<ArchiveJob>('POST', '/api/archive', { folderId: id }));
}

/** Bring an archived folder back; wait until it is done. */
export async function restore(api: Api, path: string, tier = 'standard'): Promise<number> {
  const found = await find(api, path);
  const archiveId = found.kind === 'folder' ? found.item?.archiveId : null;
  if (!archiveId) throw new Refused('This folder is not archived.');
  return follow(
    api,
    await api.json<ArchiveJob>('POST', `/api/archive/${archiveId}/restore`, { tier }),
  );
}

async function follow(api: Api, { id }: ArchiveJob): Promise<number> {
  let said = '';
  for (;;) {
    const job = await api.json<ArchiveJobAnswer>('GET', `/api/archive/${id}`);
    const { state, done, expected, doneBytes, expectedBytes } = job;
    const line = `${state}: ${done} of ${expected}, ${toSize(doneBytes)} of ${toSize(expectedBytes)}`;
    if (line !== said) process.stderr.write(`${line}\n`);
    said = line;
    if (state !== 'running') return ['archived', 'cleared', 'restored'].includes(state) ? 0 : 1;
    await wait(1_000);
  }
}
