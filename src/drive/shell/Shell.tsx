import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useDetailsKey } from '#drive/details/use-details-key.ts';
import { type Dialog, findSubject } from '#drive/dialogs/dialog.ts';
import { useDrive } from '#drive/drive-context.ts';
import { KeyboardIcon } from '#drive/icons.tsx';
import { lazily } from '#drive/lazily.tsx';
import { focusList } from '#drive/list/focus-list.ts';
import { useLive } from '#drive/live/use-live.ts';
import { MarkedView } from '#drive/looking/MarkedView.tsx';
import { useRoute } from '#drive/queries.ts';
import type { Route } from '#drive/route.ts';
import { SearchField } from '#drive/search/SearchField.tsx';
import { SharedView } from '#drive/sharing/SharedView.tsx';
import { useShared } from '#drive/sharing/use-shared.ts';
import { Dialogs, loadSoon } from '#drive/soon.ts';
import { useStore } from '#drive/store.ts';
import { useKeys } from '#drive/use-keys.ts';
import { Bell } from './Bell.tsx';
import { FolderView } from './FolderView.tsx';
import { MovedClock } from './MovedClock.tsx';
import { Offline } from './Offline.tsx';
import { Part, ViewPart } from './Part.tsx';
import { Places } from './Places.tsx';
import { Quota } from './Quota.tsx';
import { Speaker } from './Speaker.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const Preview = lazily(() => import('#drive/preview/Preview.tsx').then((file) => file.Preview));
const DetailsPane = lazily(() =>
  import('#drive/details/DetailsPane.tsx').then((file) => file.DetailsPane),
);
const PlanDialog = lazily(() =>
  import('#drive/plan/PlanDialog.tsx').then((file) => file.PlanDialog),
);
const UploadPanel = lazily(() =>
  import('#drive/uploads/UploadPanel.tsx').then((file) => file.UploadPanel),
);
const TrashView = lazily(() => import('./TrashView.tsx').then((file) => file.TrashView));
const SearchView = lazily(() =>
  import('#drive/search/SearchView.tsx').then((file) => file.SearchView),
);
const Works = lazily(() => import('./Works.tsx').then((file) => file.Works));
const JobView = lazily(() => import('#drive/archive/JobView.tsx').then((file) => file.JobView));
const ArchiveView = lazily(() => import('./ArchiveView.tsx').then((file) => file.ArchiveView));

/** The page of the drive: where you are, what is there, and what is going on. */
export function Shell() {
  const { words, dialog, uploads, works, bringing } = useDrive();
  const open = useStore(dialog, (value) => value);
  const hasUploads = useStore(uploads.list.keys, (all) => all.length > 0);
  const hasWorks = useStore(works, (list) => list.length > 0);
  const plan = useStore(bringing.state, (value) => value);
  useKeys();
  useDetailsKey();
  useLive();
  useShared();
  useFocusAfter(open);
  useKeptFocus();
  useEffect(loadSoon, []);
  useUnfinished();

  return (
    <div className="drive">
      <Offline />
      <MovedClock />
      <div className="drive-bar">
        <Places />
        <SearchField />
        <div className="drive-bar-end">
          <Quota />
          <Button
            className="drive-icon-button drive-keys-button"
            aria-label={words.keys.show}
            onPress={() => dialog.set({ kind: 'keys' })}
          >
            <KeyboardIcon />
          </Button>
          <Bell />
        </div>
      </div>
      <div className="drive-main">
        <div className="drive-view">
          <View />
        </div>
        <Beside />
      </div>
      <Part of={hasWorks}>{hasWorks && <Works />}</Part>
      <Part of={hasUploads}>{hasUploads && <UploadPanel />}</Part>
      <Part of={open} onGone={() => dialog.set(null)}>
        {open && <Dialogs open={open} />}
      </Part>
      <Part of={plan}>{plan && <PlanDialog now={plan} />}</Part>
      <Speaker />
    </div>
  );
}

function View() {
  const route = useRoute();
  return (
    <ViewPart of={route.view}>
      <Place route={route} />
    </ViewPart>
  );
}

function Place({ route }: { route: Route }) {
  switch (route.view) {
    case 'folder':
      return <FolderView route={route} />;
    case 'search':
      return <SearchView route={route} />;
    case 'recent':
    case 'starred':
      return <MarkedView key={route.view} view={route.view} />;
    case 'shared':
      return <SharedView route={route} />;
    case 'archive':
      return <ArchiveView route={route} />;
    case 'job':
      return <JobView key={route.id} id={route.id} />;
    case 'trash':
      return <TrashView route={route} />;
  }
}

/** What stands beside and above the list of a folder: its details, and the file that is looked at. */
function Beside() {
  const { details } = useDrive();
  const route = useRoute();
  const isOpen = useStore(details, (value) => value);
  if (route.view !== 'folder') return null;
  return (
    <Part of={`${isOpen} ${route.file}`}>
      {isOpen && <DetailsPane />}
      {route.file !== null && <Preview route={route} id={route.file} />}
    </Part>
  );
}

/** A dialog gives the focus back to what opened it; when that is gone, the row does that it was about. */
function useFocusAfter(open: Dialog | null): void {
  const { focusWish } = useDrive();
  const last = useRef<Dialog | null>(null);
  useEffect(() => {
    const closed = open === null ? last.current : null;
    last.current = open;
    if (closed === null) return;
    const wish = focusWish.get();
    focusWish.set(null);
    if (wish !== null) return focusList(wish);
    // Nothing to come back to is only known once the dialog has tried.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) focusList(findSubject(closed));
    }, 100);
    return () => clearTimeout(timer);
  }, [open, focusWish]);
}

/** Show once what an earlier visit left unfinished. Not knowing it costs nothing but the offer. */
function useUnfinished(): void {
  const { api, uploads } = useDrive();
  useEffect(() => {
    api.uploads().then(
      ({ items }) => void uploads.showUnfinished(items),
      () => undefined,
    );
  }, [api, uploads]);
}
