import { reach, reachFirst, type Whose } from '../shares/reach.ts';
import type { BatchRequest } from './contract.ts';

/**
 * Answer whose drive an act on many things is done to. Of a guest the folders that it names are judged
 * here; each thing is judged again when its turn comes, since an act may go on after its answer.
 */
export async function reachSelection(
  ground: Parameters<typeof reach>[0],
  visitorId: string,
  { action, selection, targetId }: Pick<BatchRequest, 'action' | 'selection' | 'targetId'>,
): Promise<Whose> {
  if (targetId !== undefined) {
    await reach(ground, visitorId, { folderId: targetId, need: 'write' });
  }
  if ('ids' in selection) return reachFirst(ground, visitorId, selection.ids[0] ?? '');
  const { folderId } = selection;
  const need = action === 'copy' ? 'read' : 'write';
  return reach(ground, visitorId, { folderId, need });
}
