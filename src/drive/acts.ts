import type { ArchiveJob, ColdClass, Tier } from '#domain/archive/contract.ts';
import type { TrashItem } from '#domain/files/contract.ts';
import type { FolderItem, Item, Place } from '#domain/folders/contract.ts';
import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';
import { follow } from './acts/follow.ts';
import { hide } from './acts/hide.ts';
import { showStars } from './acts/show-stars.ts';
import {
  countWish,
  decideConflict,
  findOnly,
  type Target,
  toWishSelection,
  type Wish,
} from './acts/work.ts';
import { type Drive, useDrive } from './drive-context.ts';
import { count, sayName } from './format.ts';
import { findRunning } from './job.ts';
import { keys } from './queries.ts';
import { folderRoute } from './route.ts';
import { sayProblem, sayRefusal } from './say-problem.ts';
import { type Chosen, countChosen, nothing } from './selection/selection.ts';

/** Everything a person can do with rows, told on screen and aloud. */
export type Acts = ReturnType<typeof driveActs>;

interface How {
  emptyFirst?: boolean;
  conflict?: 'keep-both';
}

/** So many requests for single things run beside each other. */
const atOnce = 4;

/** Make the acts of one drive. */
export function driveActs(drive: Drive) {
  const { api, queries, saying, words, language, dialog, selection, clipboard, undos, underway } =
    drive;
  const say = words.acts;
  const refresh = () => queries.invalidateQueries({ queryKey: keys.all });
  const findHome = () => drive.scene.get().folder?.id ?? null;

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

  const undo = async (seq: number) => {
    undos.set(undos.get().filter((other) => other !== seq));
    const label = say.work.undo;
    await attempt(async () => {
      const act = await follow(drive, await api.undo(seq), { label, total: null });
      if (act.done > 0) saying.tell(words.said.undone, { tone: 'good' });
      if (act.refusedCount > 0) dialog.set({ kind: 'refused', wish: null, act });
    });
  };

  /** Tell what was done, with the way back; Ctrl+Z takes it back after the toast too. */
  const tellDone = (text: string, seq: number) => {
    // Zero: it stands in the journal of whoever shares the folder.
    if (seq === 0) return saying.tell(text, { tone: 'good' });
    undos.set([...undos.get(), seq]);
    saying.tell(text, { tone: 'good', act: { label: words.undo, run: () => void undo(seq) } });
  };

  /** Let it be known that something is on its way: what is taken back next may be this. */
  const track = async <T>(act: Promise<T>): Promise<T> => {
    underway.add(act);
    try {
      return await act;
    } finally {
      underway.delete(act);
    }
  };

  const tellRefused = (wish: Wish, act: ActAnswer) => {
    const [first] = act.refused;
    if (!first) return;
    const isQuestion = first.problem === 'name-taken' || first.problem === 'folder-not-empty';
    if (act.refusedCount > 1 || isQuestion) dialog.set({ kind: 'refused', wish, act });
    else saying.tell(`${first.name}: ${sayRefusal(first.problem, words)}`, { tone: 'bad' });
  };

  /** Do one thing to many: on screen at once, put back with the reason where it is refused. */
  const run = (wish: Wish, how: How = {}) => track(doToMany(wish, how));

  const doToMany = async (wish: Wish, { emptyFirst = false, conflict }: How) => {
    const { action } = wish;
    const total = countWish(wish);
    if (total === 0) return;
    const putBack = action === 'copy' ? () => {} : await hide(queries, wish);
    if (action !== 'copy') selection.set(nothing);
    try {
      const begun = await api.batch({
        action,
        selection: toWishSelection(wish),
        ...(wish.action === 'trash' ? {} : { targetId: wish.target.id }),
        conflict: conflict ?? decideConflict(wish, { count: total, homeId: findHome() }),
        ...(emptyFirst ? { emptyFirst } : {}),
      });
      const label = count(say.work[action], total, language);
      const act = await follow(drive, begun, { label, total });
      if (act.done > 0) tellDone(sayDone(wish, act.done), act.seq);
      if (act.refusedCount > 0) tellRefused(wish, act);
    } catch (error) {
      putBack();
      complain(error);
    } finally {
      void refresh();
    }
  };

  const sayDone = (wish: Wish, done: number): string => {
    const only = done === 1 ? findOnly(wish.what) : null;
    if (wish.action === 'trash') {
      return only
        ? sayName(words.said.trashed, only)
        : count(words.said.trashedMany, done, language);
    }
    const [one, many] =
      wish.action === 'move'
        ? [say.said.moved, say.said.movedMany]
        : [say.said.copied, say.said.copiedMany];
    const sentence = only ? sayName(one, only) : count(many, done, language);
    return fill(sentence, { place: wish.target.name });
  };

  /** Do to each what the API does to one alone: one after the other, but a few at once. */
  const each = async <T>(items: readonly T[], act: (item: T) => Promise<unknown>) => {
    const waiting = [...items];
    let done = 0;
    let fault: unknown = null;
    const worker = async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
        try {
          await act(item);
          done += 1;
        } catch (error) {
          fault = error;
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    if (fault !== null) complain(fault);
    void refresh();
    return done;
  };

  return {
    complain,
    refresh,
    run,
    undo,
    tellDone,

    /** Take back the last thing that was done here, also when it has only just been asked for. */
    async undoLast() {
      await Promise.allSettled(underway);
      const seq = undos.get().at(-1);
      if (seq === undefined) saying.tell(say.said.nothingToUndo);
      else await undo(seq);
    },

    /** Everything goes to the trash at once, with a way back; a full folder asks first. */
    async remove(what: Chosen) {
      const only = findOnly(what);
      if (only?.kind === 'folder' && only.files + only.folders > 0) await this.askToRemove(only);
      else await run({ action: 'trash', what });
    },

    /** A folder with something in it is refused by the server, with the counts for the dialog. */
    async askToRemove(folder: FolderItem) {
      try {
        await api.deleteFolder(folder.id, folder.version);
        saying.tell(sayName(words.said.folderDeleted, folder), { tone: 'good' });
      } catch (error) {
        if (!isApiProblem(error) || error.code !== 'folder-not-empty') complain(error);
        else dialog.set({ kind: 'remove', folder, holding: toHolding(error.facts) });
      }
      await refresh();
    },

    /** All that lies in a folder goes to the trash. True: it is empty now. */
    async empty({ id }: { id: string }): Promise<boolean> {
      const act = async () => {
        const begun = await api.empty(id);
        const label = count(say.work.trash, begun.files + begun.folders, language);
        const done = await follow(drive, begun, { label, total: null });
        if (done.done > 0) tellDone(count(say.said.emptied, done.done, language), done.seq);
      };
      return track(attempt(act));
    },

    /** Keep in mind what shall be pasted somewhere else. */
    take(action: 'move' | 'copy', what: Chosen) {
      const total = countChosen(what);
      if (total === 0) return;
      clipboard.set({ action, what, homeId: findHome() });
      saying.tell(count(action === 'move' ? say.said.cut : say.said.taken, total, language));
    },

    /** Put what was cut or copied into a folder. What was cut is gone from the clipboard then. */
    async paste(target: Target) {
      const held = clipboard.get();
      if (held === null) return;
      const { action, what, homeId } = held;
      if (action === 'move') clipboard.set(null);
      if (action === 'move' && homeId === target.id) return;
      await run({ action, what, target });
    },

    /** Give things a star; when all of them have one, take it away. On screen it is at once. */
    async star(items: readonly Item[]) {
      const [first] = items;
      if (!first) return;
      const starred = !items.every((item) => item.starred);
      showStars(queries, items, starred);
      const done = await each(items, (item) => api.star(item, starred));
      const looking = words.looking;
      const many = starred ? looking.starredMany : looking.unstarredMany;
      const one = starred ? looking.starred : looking.unstarred;
      if (done > 0)
        saying.speak(items.length === 1 ? sayName(one, first) : count(many, done, language));
    },

    /** Without a class, the usual one of the place is taken; so with the tier below. */
    async archive(folder: FolderItem, coldClass: ColdClass | undefined) {
      const done = await attempt(() => api.archive(folder.id, coldClass));
      if (done) saying.tell(sayName(words.said.archiveAsked, folder));
    },

    /** Bring an archived folder back; with a number of days it is only opened for so long. */
    async restore(
      { archiveId, name }: Pick<FolderItem, 'archiveId' | 'name'>,
      tier: Tier | undefined,
      days: number | null,
    ) {
      if (archiveId === null) return;
      const done = await attempt(() => api.restore(archiveId, tier, days));
      const said = days === null ? words.said.restoreAsked : words.cold.open.asked;
      if (done) saying.tell(sayName(said, { name }));
    },

    /** Throw an archived folder away where it sleeps. Who stands in it goes to the folder around it. */
    async discard(archiveId: string, folder: Pick<Place, 'id' | 'name'>, typed: string) {
      const trail = drive.scene.get().folder?.trail ?? [];
      const act = async () => {
        const { seq } = await api.discard(archiveId, typed);
        const around = trail[trail.findIndex(({ id }) => id === folder.id) - 1];
        if (around) drive.router.go(folderRoute(around.name === '' ? null : around.id));
        tellDone(sayName(words.said.trashed, folder), seq);
      };
      await track(attempt(act));
    },

    /** Give a job up, or close what it opened. */
    async stopJob({ id, folder }: Pick<ArchiveJob, 'id' | 'folder'>) {
      const done = await attempt(() => api.cancel(id));
      if (done) saying.tell(sayName(words.said.stopped, folder));
    },

    /** Look whether all of an archive is there; its page shows how far that is. */
    async verify(archiveId: string) {
      await attempt(() => api.verify(archiveId));
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

    /** Take things out of the trash. */
    async putBack(items: readonly TrashItem[]) {
      const [first] = items;
      const done = await each(items, ({ id }) => api.putBack(id));
      if (done === 0 || !first) return;
      const text =
        items.length === 1
          ? sayName(words.said.broughtBack, first)
          : count(say.said.broughtBack, done, language);
      saying.tell(text, { tone: 'good' });
    },

    /** Delete for good. Null: all that is in the trash. */
    async forget(items: readonly TrashItem[] | null, total: number) {
      const done =
        items === null
          ? Number(await attempt(() => api.forget(null))) * total
          : await each(items, ({ id }) => api.forget(id));
      if (done > 0) saying.tell(count(say.said.forgotten, done, language));
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
