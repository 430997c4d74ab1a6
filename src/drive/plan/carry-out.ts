import type { DriveApi } from '#drive/drive-api.ts';
import type { Choice, Sending } from '#drive/uploads/queue.ts';
import type { PlanChoice } from './choices.ts';
import type { Plan, PlanItem } from './make-plan.ts';

/** The server makes so many folders in one call. */
const foldersACall = 10_000;

/** Make the folders of a plan, the empty ones too, and tell what is sent to which of them. */
export async function carryOut(api: DriveApi, plan: Plan): Promise<Sending[]> {
  const { folderId, items, choices, folders } = plan;
  const sent = items.flatMap((item, i) => {
    const choice = choices[i];
    return choice && choice !== 'skip' ? [{ item, choice }] : [];
  });
  const wanted = new Set(folders);
  for (const { item } of sent) {
    const folder = folderOf(item.entry.path);
    if (folder !== '') wanted.add(folder);
  }
  const ids = await makeFolders(api, folderId, [...wanted]);
  return sent.flatMap(({ item, choice }) => {
    const folder = folderOf(item.entry.path);
    const id = folder === '' ? folderId : ids.get(folder);
    return id === undefined ? [] : [toSending(item, id, choice)];
  });
}

function toSending(
  { file, handle, planId, entry }: PlanItem,
  folderId: string,
  choice: Exclude<PlanChoice, 'skip'>,
): Sending {
  return {
    file,
    folderId,
    planId,
    choice: toChoice(entry, choice),
    ...(handle ? { handle } : {}),
  };
}

function toChoice({ exists }: PlanItem['entry'], choice: Exclude<PlanChoice, 'skip'>): Choice {
  if (choice === 'replace' && exists) {
    return { conflict: 'replace', replacesId: exists.id, version: exists.version };
  }
  return { conflict: choice === 'upload' ? 'refuse' : 'keep-both' };
}

async function makeFolders(
  api: DriveApi,
  parentId: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let from = 0; from < paths.length; from += foldersACall) {
    const some = paths.slice(from, from + foldersACall);
    const { folders } = await api.createFolders(parentId, some);
    for (const { path, id } of folders) ids.set(path, id);
  }
  return ids;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
