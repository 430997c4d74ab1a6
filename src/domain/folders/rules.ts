import type { ProblemCode } from '#lib/problem.ts';
import type { FolderAction, FolderState } from './contract.ts';
import { toNameKey } from './names.ts';

/** No folder lies deeper than this below its root. */
export const maximumDepth = 64;

/** May this be done? `same-job` means that it already runs: answer with that job. */
export type FolderDecision = 'yes' | 'same-job' | ProblemCode;

/**
 * What may be done with a folder, by its state. `write` is everything that changes what lies in it,
 * `change` renames or moves the folder itself, `read` gives the bytes of its files, `open` lets them be
 * read for a while where they sleep, `discard` throws them away where they sleep.
 */
const table = {
  active: {
    list: 'yes',
    read: 'yes',
    write: 'yes',
    change: 'yes',
    archive: 'yes',
    restore: 'folder-not-archived',
    open: 'folder-not-archived',
    cancel: 'nothing-running',
    delete: 'yes',
    discard: 'folder-not-archived',
  },
  archiving: {
    list: 'yes',
    read: 'yes',
    write: 'folder-busy',
    change: 'folder-busy',
    archive: 'same-job',
    restore: 'folder-busy',
    open: 'folder-busy',
    cancel: 'yes',
    delete: 'folder-busy',
    discard: 'folder-busy',
  },
  archived: {
    list: 'yes',
    read: 'folder-archived',
    write: 'folder-archived',
    change: 'folder-archived',
    archive: 'folder-archived',
    restore: 'yes',
    open: 'yes',
    cancel: 'nothing-running',
    delete: 'folder-archived',
    discard: 'yes',
  },
  restoring: {
    list: 'yes',
    read: 'folder-busy',
    write: 'folder-busy',
    change: 'folder-busy',
    archive: 'folder-busy',
    restore: 'same-job',
    open: 'folder-busy',
    cancel: 'yes',
    delete: 'folder-busy',
    discard: 'folder-busy',
  },
  'in-trash': {
    list: 'in-trash',
    read: 'in-trash',
    write: 'in-trash',
    change: 'in-trash',
    archive: 'in-trash',
    restore: 'in-trash',
    open: 'in-trash',
    cancel: 'nothing-running',
    delete: 'in-trash',
    discard: 'in-trash',
  },
} as const satisfies Record<FolderState | 'in-trash', Record<FolderAction, FolderDecision>>;

/** Decide what a folder in this state lets happen; the drive greys out its buttons by it. */
export function decideFolderAction(
  state: FolderState | 'in-trash',
  action: FolderAction,
): FolderDecision {
  return table[state][action];
}

/** Tell whether the files of an archived folder can be read all the same, for a while. */
export function isOpen(
  { state, openUntil }: { state: FolderState; openUntil: Date | null },
  now: Date,
): boolean {
  return state === 'archived' && openUntil !== null && openUntil > now;
}

/** Tell whether a name that somebody typed is this one: spelled as no two things in a folder may be. */
export function isSameName(typed: string, name: string): boolean {
  return toNameKey(typed) === toNameKey(name);
}
