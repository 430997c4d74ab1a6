import type { FolderState, Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { findOnly } from './acts/work.ts';
import type { Acts } from './acts.ts';
import type { Drive } from './drive-context.ts';
import { count } from './format.ts';
import {
  BackIcon,
  CheckIcon,
  CloseIcon,
  CopyIcon,
  CutIcon,
  DownloadIcon,
  FactsIcon,
  GridIcon,
  KeyboardIcon,
  LinkIcon,
  LookIcon,
  MoreIcon,
  MoveIcon,
  OpenIcon,
  PasteIcon,
  PencilIcon,
  PlusFolderIcon,
  RowsIcon,
  SearchIcon,
  SnowIcon,
  StarIcon,
  TrashIcon,
  UpIcon,
} from './icons.tsx';
import { isOwnPlace, mayIn, mayRead, placeOf } from './item.ts';
import { download, downloadZip, openItem } from './open.ts';
import { folderRoute } from './route.ts';
import { sayChosen } from './selection/say-chosen.ts';
import { type Chosen, chooseAll, chooseSome, countChosen, nothing } from './selection/selection.ts';

/** Something that can be done now: the same row stands in menus, in the bar and behind a key. */
export interface Command {
  readonly name: string;
  readonly label: string;
  readonly icon: typeof OpenIcon;
  /** What belongs together stands together. `place` is about the folder, not about rows. */
  readonly group: 'look' | 'change' | 'archive' | 'trash' | 'place';
  readonly may: boolean;
  readonly run: () => void;
}

/** List everything that can be done with what is meant, and with the place that is open. */
export function listCommands(drive: Drive, acts: Acts, what: Chosen): readonly Command[] {
  const only = findOnly(what);
  return [
    ...lookAt(drive, only),
    ...forStars(drive, acts, what),
    ...change(drive, acts, what),
    ...forPlace(drive, acts, what),
  ];
}

/** Find one command by its name; null when it does not fit what is meant. */
export function findCommand(commands: readonly Command[], name: string): Command | null {
  return commands.find((command) => command.name === name && command.may) ?? null;
}

function lookAt(drive: Drive, only: Item | null): Command[] {
  const { words, details, selection, scene, dialog } = drive;
  if (only === null) return [];
  const group = 'look';
  const isFile = only.kind === 'file';
  const isReadable = isFile ? mayRead(scene.get().folder) : allows(only.state, 'read');
  return [
    {
      name: 'open',
      label: words.open,
      icon: isFile ? LookIcon : OpenIcon,
      group,
      may: !isFile || isReadable,
      run: () => openItem(drive, only),
    },
    isFile
      ? {
          name: 'download',
          label: words.download,
          icon: DownloadIcon,
          group,
          may: isReadable,
          run: () => download(only),
        }
      : {
          name: 'zip',
          label: words.acts.zip,
          icon: DownloadIcon,
          group,
          may: isReadable && only.files + only.folders > 0,
          run: () => downloadZip(only),
        },
    {
      name: 'share',
      label: words.sharing.share,
      icon: LinkIcon,
      group,
      // A link would be dead: what sleeps is read by its owner alone.
      may: isReadable && !scene.get().folder?.openUntil && isOwnPlace(scene.get().folder),
      run: () => dialog.set({ kind: 'share', item: only }),
    },
    ...(placeOf(only) ? [openPlace(drive, only)] : []),
    {
      name: 'details',
      label: words.details.show,
      icon: FactsIcon,
      group,
      may: true,
      run: () => {
        selection.set(chooseSome([only]));
        details.set(true);
      },
    },
  ];
}

/** A star is given to rows that are known; of a whole folder nobody knows which have one. */
function forStars({ words, scene }: Drive, acts: Acts, what: Chosen): Command[] {
  if (what.kind === 'all' || what.items.size === 0 || !isOwnPlace(scene.get().folder)) return [];
  const items = [...what.items.values()];
  return [
    {
      name: 'star',
      label: items.every(({ starred }) => starred) ? words.looking.unstar : words.looking.star,
      icon: StarIcon,
      group: 'look',
      may: true,
      run: () => void acts.star(items),
    },
  ];
}

/** What was found leads to the folder that it lies in. */
function openPlace({ words, router, focusWish }: Drive, item: Item): Command {
  const run = () => {
    focusWish.set(item.id);
    router.go(folderRoute(placeOf(item)?.id ?? null));
  };
  return {
    name: 'place',
    label: words.search.folder,
    icon: OpenIcon,
    group: 'look',
    may: true,
    run,
  };
}

function change(drive: Drive, acts: Acts, what: Chosen): Command[] {
  const { words, dialog, scene } = drive;
  const { folder } = scene.get();
  const only = findOnly(what);
  const homeId = folder?.id ?? null;
  const mayWrite = mayIn(folder, 'write');
  // What somebody shares to be read is copied nowhere: it would count against their space.
  const mayCopy = mayWrite || isOwnPlace(folder);
  const isFree = isAnyFree(what, 'change');
  const place = (action: 'move' | 'copy') => dialog.set({ kind: 'place', action, what, homeId });
  const may = mayWrite && isFree;
  return [
    {
      name: 'rename',
      label: words.rename,
      icon: PencilIcon,
      group: 'change',
      may: may && only !== null,
      run: () => only && dialog.set({ kind: 'rename', item: only }),
    },
    {
      name: 'moveTo',
      label: words.acts.move,
      icon: MoveIcon,
      group: 'change',
      may,
      run: () => place('move'),
    },
    {
      name: 'copyTo',
      label: words.acts.copy,
      icon: CopyIcon,
      group: 'change',
      may: mayCopy && isFree,
      run: () => place('copy'),
    },
    {
      name: 'cut',
      label: words.acts.cut,
      icon: CutIcon,
      group: 'change',
      may,
      run: () => acts.take('move', what),
    },
    {
      name: 'copy',
      label: words.acts.copyHere,
      icon: CopyIcon,
      group: 'change',
      may: mayCopy && isFree,
      run: () => acts.take('copy', what),
    },
    ...(only?.kind === 'folder' && isOwnPlace(folder) ? forArchive(drive, acts, only) : []),
    remove(drive, acts, what),
  ];
}

/** Everything goes to the trash by the same key; what is archived asks more before it does. */
function remove({ words, dialog, scene }: Drive, acts: Acts, what: Chosen): Command {
  const { folder } = scene.get();
  const only = findOnly(what);
  const row = { name: 'remove', icon: TrashIcon, group: 'trash' } as const;
  const mayWrite = mayIn(folder, 'write');
  if (only?.kind === 'folder' && only.archiveId && allows(only.state, 'discard')) {
    const archived = { ...only, archiveId: only.archiveId };
    const run = () => dialog.set({ kind: 'discard', folder: archived });
    return { ...row, label: words.cold.discard.act, may: mayWrite && isOwnPlace(folder), run };
  }
  const may = mayWrite && isAnyFree(what, 'delete');
  return { ...row, label: words.toTrash, may, run: () => void acts.remove(what) };
}

/** Tell whether the state of anything that is meant lets this happen; of a whole folder nobody knows. */
function isAnyFree(what: Chosen, action: 'change' | 'delete'): boolean {
  if (what.kind === 'all') return countChosen(what) > 0;
  return [...what.items.values()].some(
    (item) => item.kind === 'file' || allows(item.state, action),
  );
}

function forArchive(
  { words, dialog }: Drive,
  acts: Acts,
  folder: Extract<Item, { kind: 'folder' }>,
): Command[] {
  const group = 'archive';
  const { state } = folder;
  const empty: Command = {
    name: 'empty',
    label: words.acts.empty,
    icon: TrashIcon,
    group: 'trash',
    may: allows(state, 'write') && folder.files + folder.folders > 0,
    run: () => void acts.empty(folder),
  };
  if (state === 'archiving' || state === 'restoring') {
    const label = state === 'archiving' ? words.stop : words.stopRestore;
    const run = () => void acts.cancel(folder);
    return [{ name: 'stop', label, icon: CloseIcon, group, may: true, run }, empty];
  }
  const isCold = state === 'archived';
  return [
    {
      name: isCold ? 'restore' : 'archive',
      label: isCold ? words.restore : words.archive,
      icon: isCold ? BackIcon : SnowIcon,
      group,
      may: true,
      run: () => dialog.set({ kind: isCold ? 'restore' : 'archive', folder }),
    },
    empty,
  ];
}

function forPlace(drive: Drive, acts: Acts, what: Chosen): Command[] {
  const { words, dialog, scene, clipboard, selection, router, language, saying } = drive;
  const { folder, items, whole } = scene.get();
  const group = 'place';
  const mayWrite = folder !== null && mayIn(folder, 'write');
  const held = clipboard.get();
  const parent = folder?.trail.at(-2);
  const here = folder && {
    id: folder.id,
    name: folder.name || words.root,
  };
  return [
    {
      name: 'create',
      label: words.newFolder,
      icon: PlusFolderIcon,
      group,
      may: mayWrite,
      run: () => folder && dialog.set({ kind: 'create', parentId: folder.id }),
    },
    {
      name: 'paste',
      label: held
        ? count(words.acts.pasteMany, countChosen(held.what), language)
        : words.acts.paste,
      icon: PasteIcon,
      group,
      may: mayWrite && held !== null,
      run: () => here && void acts.paste(here),
    },
    {
      name: 'all',
      label: words.selectAll,
      icon: CheckIcon,
      group,
      may: items.length > 0,
      run: () => {
        // What a search found lies in many folders: those rows that are loaded are meant.
        const all = whole ? chooseAll(whole) : chooseSome(items);
        selection.set(all);
        saying.speak(sayChosen(all, drive));
      },
    },
    {
      name: 'letGo',
      label: words.clearSelection,
      icon: CloseIcon,
      group,
      may: countChosen(selection.get()) > 0 || held !== null,
      run: () => {
        const isChosen = countChosen(selection.get()) > 0;
        if (isChosen) selection.set(nothing);
        else clipboard.set(null);
        saying.speak(isChosen ? words.chosen.none : words.acts.said.letGo);
      },
    },
    { name: 'undo', label: words.undo, icon: BackIcon, group, may: true, run: acts.undoLast },
    {
      name: 'up',
      label: words.keys.up,
      icon: UpIcon,
      group,
      may: parent !== undefined || !isOwnPlace(folder),
      run: () => {
        if (!parent) router.go({ view: 'shared', cursor: null });
        else router.go(folderRoute(parent.name === '' ? null : parent.id));
      },
    },
    showOtherwise(drive),
    {
      name: 'search',
      label: words.search.label,
      icon: SearchIcon,
      group,
      may: true,
      run: () => document.querySelector<HTMLElement>('[data-drive-search]')?.focus(),
    },
    {
      name: 'commands',
      label: words.search.commands,
      icon: MoreIcon,
      group,
      may: true,
      run: () => dialog.set({ kind: 'commands', what }),
    },
    {
      name: 'help',
      label: words.keys.show,
      icon: KeyboardIcon,
      group,
      may: true,
      run: () => dialog.set({ kind: 'keys' }),
    },
  ];
}

/** Rows become tiles, and tiles rows. */
function showOtherwise({ words, layout, saying }: Drive): Command {
  const say = words.looking;
  const isGrid = layout.get() === 'grid';
  return {
    name: 'layout',
    label: isGrid ? say.rows : say.grid,
    icon: isGrid ? RowsIcon : GridIcon,
    group: 'place',
    may: true,
    run: () => {
      layout.set(isGrid ? 'rows' : 'grid');
      saying.speak(isGrid ? say.saidRows : say.saidGrid);
    },
  };
}

/** Tell whether the state of a folder lets this happen; a place without one lets the server decide. */
function allows(
  state: FolderState | undefined,
  action: Parameters<typeof decideFolderAction>[1],
): boolean {
  const decision = decideFolderAction(state ?? 'active', action);
  return decision === 'yes' || decision === 'same-job';
}
