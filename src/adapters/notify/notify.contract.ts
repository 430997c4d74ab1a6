import { expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import type { Notify, Told } from './notify.ts';

/** A job that ended. */
export function freshTold(): Told {
  return {
    jobId: freshId(),
    accountId: freshId(),
    folderId: freshId(),
    kind: 'archive',
    state: 'archived',
    files: 3,
    bytes: 63,
    failed: 0,
    finishedAt: '2026-11-29T05:00:00.000Z',
  };
}

/** What every way of telling keeps. `heard` reads what came out at the other end, where there is one. */
export function behavesLikeNotify(
  open: () => Promise<{ notify: Notify; heard: (() => Promise<unknown[]>) | null }>,
): void {
  test('what is told arrives as it was; told twice, it arrives twice and is the same', async () => {
    const { notify, heard } = await open();
    const told = freshTold();
    for (let times = 0; times < 2; times++) {
      expect(await notify.publish(told)).toBe(heard !== null);
    }
    if (heard) expect(await heard()).toEqual([told, told]);
  });
}
