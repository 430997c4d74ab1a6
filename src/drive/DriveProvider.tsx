import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import type { DriveAnswer, FolderAnswer, ListItemsAnswer } from '#domain/folders/contract.ts';
import type { DriveWords } from '#i18n/drive.ts';
import type { Language } from '#i18n/languages.ts';
import { apiClient } from '#lib/api-client.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';
import type { Clipboard, Work } from './acts/work.ts';
import { teachAria } from './aria-words.ts';
import { driveApi } from './drive-api.ts';
import { type Drive, type DriveAccount, DriveContext, type Scene } from './drive-context.ts';
import { rememberedLayout } from './layout.ts';
import { bringing } from './plan/bringing.ts';
import { keys } from './queries.ts';
import type { Router } from './router.ts';
import { sayProblem } from './say-problem.ts';
import { type Chosen, nothing } from './selection/selection.ts';
import { saying } from './shell/saying.ts';
import { store } from './store.ts';
import { thumbMaker } from './thumbs/thumb-maker.ts';
import { thumbs } from './thumbs/thumbs.ts';
import { fileHandles } from './uploads/file-handles.ts';
import { sayUploads } from './uploads/say-uploads.ts';
import { lazyUploads } from './uploads/uploads.ts';

/** What the page hands over: who is there, the words, and what the server has already read. */
export interface DriveStart {
  readonly account: DriveAccount;
  readonly language: Language;
  readonly words: DriveWords;
  readonly signInAddress: string;
  readonly linkAddress: string;
  readonly facts: DriveAnswer;
  /** The folder and its first page, when the address named one that exists. */
  readonly folder: FolderAnswer | null;
  readonly items: ListItemsAnswer | null;
}

/** Hold everything that the drive's components read, in one context. */
export function DriveProvider({
  start,
  router,
  children,
}: {
  readonly start: DriveStart;
  readonly router: Router;
  readonly children: ReactNode;
}) {
  const [drive] = useState(() => openDrive(start, router));
  return (
    <DriveContext value={drive}>
      <QueryClientProvider client={drive.queries}>
        <I18nProvider locale={start.language}>
          <RouterProvider navigate={router.follow}>{children}</RouterProvider>
        </I18nProvider>
      </QueryClientProvider>
    </DriveContext>
  );
}

function openDrive(start: DriveStart, router: Router): Drive {
  const { account, language, words, signInAddress, linkAddress } = start;
  teachAria(words, language, window);
  const client = apiClient({ language });
  const api = driveApi(client);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal stays one, unless it says otherwise; a network that is away may come back.
        retry: (failures, error) => failures < 2 && (!isApiProblem(error) || error.again),
        staleTime: 2000,
      },
    },
  });
  fillIn(queries, start, router);
  const voice = saying();
  const refreshSoon = soon(() => void queries.invalidateQueries({ queryKey: keys.all }));
  const maker = thumbMaker({ api, onMade: () => refreshSoon(1000) });
  const uploads = lazyUploads({
    api,
    handles: fileHandles(account.id),
    headers: async () => ({ 'x-csrf-token': (await client.session()).csrf ?? '' }),
    refresh: client.refresh,
    sayProblem: (error) => sayProblem(error, words),
    // While many are on their way, a list that is a little old is better than asking all the time.
    onStored: (_, file, fileId) => {
      refreshSoon(uploads.list.sums.get().count.waiting > 0 ? 3000 : 300);
      maker.add(file, fileId);
    },
    onFailed: (row) =>
      voice.speak(fill(words.uploads.failed, { name: row.name, why: row.problem?.title ?? '' })),
  });
  sayUploads(uploads.list, voice, { words, language });
  return {
    account,
    language,
    words,
    signInAddress,
    linkAddress,
    api,
    queries,
    router,
    uploads,
    thumbs: thumbs(api.thumb),
    saying: voice,
    selection: store(nothing),
    clipboard: store<Clipboard | null>(null),
    works: store<readonly Work[]>([]),
    undos: store<readonly number[]>([]),
    underway: new Set(),
    dialog: store<Drive['dialog'] extends { get(): infer D } ? D : never>(null),
    focusWish: store<string | null>(null),
    layout: rememberedLayout(window),
    details: store<boolean>(false),
    bringing: bringing({
      api,
      send: uploads.add,
      complain: (error) => voice.tell(sayProblem(error, words), { tone: 'bad' }),
      onFolders: () => refreshSoon(300),
    }),
    dragged: store<Chosen | null>(null),
    live: store<boolean>(false),
    refresh: client.refresh,
    shared: store<ReadonlySet<string>>(new Set()),
    lately: store<string | null>(null),
    scene: store<Scene>({ folder: null, items: [], whole: null }),
  };
}

/** Do something soon, and once for many who ask: ten thousand files must not ask for as many lists. */
function soon(act: () => void): (ms: number) => void {
  let isDue = false;
  return (ms) => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      act();
    }, ms);
  };
}

/** Put what came with the page into the cache, so that nothing is asked for twice. */
function fillIn(queries: QueryClient, { facts, folder, items }: DriveStart, router: Router): void {
  queries.setQueryData(keys.drive, facts);
  const route = router.get();
  if (folder === null || items === null || route.view !== 'folder') return;
  queries.setQueryData(keys.folder(folder.id), folder);
  queries.setQueryData(keys.items(folder.id, route), items);
}
