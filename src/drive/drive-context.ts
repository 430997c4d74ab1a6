import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { FolderAnswer, Item } from '#domain/folders/contract.ts';
import type { DriveWords } from '#i18n/drive.ts';
import type { Language } from '#i18n/languages.ts';
import type { Clipboard, Work } from './acts/work.ts';
import type { Dialog } from './dialogs/dialog.ts';
import type { DriveApi } from './drive-api.ts';
import type { Layout } from './layout.ts';
import type { Bringing } from './plan/bringing.ts';
import type { Router } from './router.ts';
import type { Chosen, Whole } from './selection/selection.ts';
import type { Saying } from './shell/saying.ts';
import type { Store } from './store.ts';
import type { Thumbs } from './thumbs/thumbs.ts';
import type { Uploads } from './uploads/uploads.ts';

/** Who is signed in. */
export interface DriveAccount {
  readonly id: string;
  readonly name: string;
}

/**
 * All that a component of the drive may need. It is made once and never changes, so no component is
 * redrawn because of it; what changes stands in the stores and in the query client.
 */
export interface Drive {
  readonly account: DriveAccount;
  readonly language: Language;
  readonly words: DriveWords;
  readonly api: DriveApi;
  readonly queries: QueryClient;
  readonly router: Router;
  /** What is chosen in the list that is shown. */
  readonly selection: Store<Chosen>;
  /** What was cut or copied, or null. */
  readonly clipboard: Store<Clipboard | null>;
  /** Acts that go on after their answer. */
  readonly works: Store<readonly Work[]>;
  /** What can be taken back here, by its number in the journal; the last one is the newest. */
  readonly undos: Store<readonly number[]>;
  /** Acts that were asked for and not answered yet. */
  readonly underway: Set<Promise<unknown>>;
  readonly uploads: Uploads;
  readonly thumbs: Thumbs;
  /** The one dialog that is open, or null. */
  readonly dialog: Store<Dialog | null>;
  /** The row that gets the focus when the dialog closes: what was just made. */
  readonly focusWish: Store<string | null>;
  /** Toasts on screen, and the sentence for the live region. */
  readonly saying: Saying;
  /** What is being dragged, or null. */
  readonly dragged: Store<Chosen | null>;
  /** Whether changes are told as they happen. */
  readonly live: Store<boolean>;
  /** Renew the session. False: signed out. */
  readonly refresh: () => Promise<boolean>;
  /** The folder that was open last, in which a search may stay. */
  readonly lately: Store<string | null>;
  /** What the list shows now, for keys and menus. */
  readonly scene: Store<Scene>;
  /** The way from a drop to the queue. */
  readonly bringing: Bringing;
  /** Whether things are shown as rows or as tiles. */
  readonly layout: Store<Layout>;
  /** Whether the details stand beside the list. */
  readonly details: Store<boolean>;
  /** The ids of what has a link that works. */
  readonly shared: Store<ReadonlySet<string>>;
  readonly signInAddress: string;
  /** Where a link is opened; its secret stands behind a `#`. */
  readonly linkAddress: string;
}

/** What stands on the page at this moment. */
export interface Scene {
  readonly folder: FolderAnswer | null;
  /** The rows that are loaded, in their order. */
  readonly items: readonly Item[];
  /** All of the folder as the list tells it, for who selects it whole. */
  readonly whole: Whole | null;
}

export const DriveContext = createContext<Drive | null>(null);

/** Read the drive that `DriveProvider` holds. */
export function useDrive(): Drive {
  const drive = useContext(DriveContext);
  if (drive === null) throw new Error('useDrive needs a DriveProvider above it.');
  return drive;
}

/** Read the words of the reader's language. */
export function useWords(): DriveWords {
  return useDrive().words;
}
