import type { Tier } from '#domain/archive/contract.ts';
import type { TrashItem } from '#domain/files/contract.ts';
import type { FolderItem, Item, ListItemsAnswer } from '#domain/folders/contract.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';
import { type Drive, useDrive } from './drive-context.ts';
import { count, sayName } from './format.ts';
import { isFile } from './item.ts';
import { findRunning } from './job.ts';
import { keys } from './queries.ts';
import { sayProblem } from './say-problem.ts';

/** Everything a person can do with rows, told on screen and aloud. */
export type Acts = ReturnType<typeof driveActs>;

/** Make the acts of one drive. */
export function driveActs(drive: Drive) {
  const { api, queries, saying, words, language, dialog, selection } = drive;
  const refresh = () => queries.invalidateQueries({ queryKey: keys.all });

  /** Say why something did not work; a bug is told as such and thrown on. */
  const complain = (error: unknown) => {
    saying.tell(sayProblem(error, words), { tone: 'bad' });
  };
  /** Do something whose refusal is told in a toast. True: it was done. */
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      complain(error);
      return false;
    } finally {
      void refresh();
    }
  };

  /** Take rows off every page on screen before the server answers. */
  const hide = (ids: ReadonlySet<string>) => {
    queries.setQueriesData<ListItemsAnswer>({ queryKey: keys.allItems }, (page) => {
      if (!page) return page;
      const items = page.items.filter(({ id }) => !ids.has(id));
      return { ...page, items, total: page.total - (page.items.length - items.length) };
    });
    selection.set(new Set());
  };

  const putBack = async (trashIds: readonly string[], said: string) => {
    const done = await attempt(() => Promise.all(trashIds.map((id) => api.putBack(id))));
    if (done) saying.tell(said, { tone: 'good' });
  };

  return {
    complain,
    refresh,

    /** Files go to the trash at once, with a way back; a folder asks first. */
    async remove(items: readonly Item[]) {
      const [first] = items;
      if (!first) return;
      if (items.length === 1 && !isFile(first)) {
        await this.askToRemove(first);
        return;
      }
      const files = items.filter(isFile);
      if (files.length === 0) return;
      hide(new Set(files.map(({ id }) => id)));
      const results = await Promise.allSettled(
        files.map(({ id, version }) => api.trashFile(id, version)),
      );
      const gone = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value.trashId] : []));
      const refused = results.find((r) => r.status === 'rejected');
      if (refused) complain(refused.reason);
      void refresh();
      if (gone.length === 0) return;
      const text =
        files.length === 1
          ? fill(words.said.trashed, { name: first.name })
          : count(words.said.trashedMany, gone.length, language);
      const run = () => void putBack(gone, words.said.undone);
      saying.tell(text, { act: { label: words.undo, run } });
    },

    /** A folder with something in it is refused by the server, with the counts for the dialog. */
    async askToRemove(folder: FolderItem) {
      if (folder.files + folder.folders === 0) {
        dialog.set({ kind: 'remove', folder, holding: null });
        return;
      }
      try {
        await api.deleteFolder(folder.id, folder.version);
        saying.tell(sayName(words.said.folderDeleted, folder), { tone: 'good' });
      } catch (error) {
        if (!isApiProblem(error) || error.code !== 'folder-not-empty') complain(error);
        else dialog.set({ kind: 'remove', folder, holding: toHolding(error.facts) });
      }
      await refresh();
    },

    async archive(folder: FolderItem) {
      const done = await attempt(() => api.archive(folder.id));
      if (done) saying.tell(sayName(words.said.archiveAsked, folder));
    },

    async restore(folder: FolderItem, tier: Tier) {
      const { archiveId } = folder;
      if (archiveId === null) return;
      const done = await attempt(() => api.restore(archiveId, tier));
      if (done) saying.tell(sayName(words.said.restoreAsked, folder));
    },

    /** Stop what the archive does with a folder; only the list of jobs knows which job that is. */
    async cancel(folder: FolderItem) {
      const done = await attempt(async () => {
        const { items } = await api.jobs(null);
        const job = findRunning(items, folder.archiveId);
        if (job) await api.cancel(job.id);
      });
      if (done) saying.tell(sayName(words.said.stopped, folder));
    },

    async putBack(item: TrashItem) {
      await putBack([item.id], sayName(words.said.broughtBack, item));
    },
  };
}

/** Read the counts that a refusal carries. */
export function toHolding(facts: Readonly<Record<string, unknown>>) {
  const read = (name: string) => (typeof facts[name] === 'number' ? facts[name] : 0);
  return { files: read('files'), folders: read('folders'), bytes: read('bytes') };
}

/** The acts of the drive that is provided. */
export function useActs(): Acts {
  return driveActs(useDrive());
}
