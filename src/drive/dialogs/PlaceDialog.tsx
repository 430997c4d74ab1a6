import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, GridList, GridListItem, Text } from 'react-aria-components';
import type { FolderAnswer, FolderItem } from '#domain/folders/contract.ts';
import { findOnly } from '#drive/acts/work.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, sayName } from '#drive/format.ts';
import { BackIcon, ChevronIcon, KindIcon, PlusFolderIcon } from '#drive/icons.tsx';
import { mayIn } from '#drive/item.ts';
import { StateBadge } from '#drive/list/StateBadge.tsx';
import { keys, useDriveFacts, useFolder } from '#drive/queries.ts';
import { type Chosen, countChosen, isChosen } from '#drive/selection/selection.ts';
import { Loading } from '#drive/shell/States.tsx';
import { Frame } from './Frame.tsx';
import { NewFolderHere } from './NewFolderHere.tsx';

interface Props {
  readonly action: 'move' | 'copy';
  readonly what: Chosen;
  /** Where it lies; null when it comes from several folders. */
  readonly homeId: string | null;
}

/** Choose the folder that things go to: Enter goes into a folder, the button puts them there. */
export function PlaceDialog({ action, what, homeId }: Props) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const root = useDriveFacts().data?.rootId ?? null;
  const [hereId, setHereId] = useState(homeId ?? root);
  const [isNaming, setIsNaming] = useState(false);
  const here = useFolder(hereId).data;
  const say = words.acts.place;

  const only = findOnly(what);
  const many = action === 'move' ? say.moveMany : say.copyMany;
  const title = only
    ? sayName(action === 'move' ? say.moveTitle : say.copyTitle, only)
    : count(many, countChosen(what), language);
  const why = here ? describeWhyNot(here) : null;

  function describeWhyNot(folder: FolderAnswer): string | null {
    if (!mayIn(folder, 'write')) return say.closed;
    if (action === 'move' && folder.id === homeId) return say.same;
    const isInside = folder.trail.some(({ id }) => what.kind === 'some' && isChosen(what, id));
    return isInside ? say.inside : null;
  }
  const handleConfirm = () => {
    if (!here) return;
    dialog.set(null);
    const name = here.name || words.root;
    void acts.run({ action, what, target: { id: here.id, name } });
  };
  const handleOpen = (id: string) => {
    setIsNaming(false);
    setHereId(id);
  };

  return (
    <Frame title={title}>
      {here ? (
        <>
          <Steps folder={here} onOpen={handleOpen} />
          <Folders key={here.id} folder={here} what={what} action={action} onOpen={handleOpen} />
          {isNaming && (
            <NewFolderHere
              parentId={here.id}
              onCreated={handleOpen}
              onCancel={() => setIsNaming(false)}
            />
          )}
        </>
      ) : (
        <Loading rows={4} />
      )}
      <p className="drive-soft" role="status">
        {why ?? ''}
      </p>
      <div className="drive-dialog-acts">
        <Button
          className="button button-quiet"
          isDisabled={!here || why === say.closed || isNaming}
          onPress={() => setIsNaming(true)}
        >
          <PlusFolderIcon />
          {words.newFolder}
        </Button>
        <Button className="button button-quiet" onPress={() => dialog.set(null)}>
          {words.cancel}
        </Button>
        <Button className="button" isDisabled={!here || why !== null} onPress={handleConfirm}>
          {action === 'move' ? say.move : say.copy}
        </Button>
      </div>
    </Frame>
  );
}

function Steps({ folder, onOpen }: { folder: FolderAnswer; onOpen: (id: string) => void }) {
  const { words } = useDrive();
  const last = folder.trail.length - 1;
  return (
    <ol className="drive-place-steps" aria-label={words.trail}>
      {folder.trail.map(({ id, name }, index) => (
        <li key={id}>
          <Button
            className="drive-place-step"
            onPress={() => onOpen(id)}
            isDisabled={index === last}
          >
            {name || words.root}
          </Button>
        </li>
      ))}
    </ol>
  );
}

interface FoldersProps extends Omit<Props, 'homeId'> {
  readonly folder: FolderAnswer;
  readonly onOpen: (id: string) => void;
}

function Folders({ folder, what, action, onOpen }: FoldersProps) {
  const { words, api } = useDrive();
  const say = words.acts.place;
  const pages = useInfiniteQuery({
    queryKey: keys.folders(folder.id),
    queryFn: ({ pageParam }) => api.folders(folder.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (!pages.data) return <Loading rows={4} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  const isClosed = ({ id, state }: FolderItem) =>
    state === 'archived' || (action === 'move' && what.kind === 'some' && isChosen(what, id));
  const parent = folder.trail.at(-2);
  const up = parent?.name || words.root;
  const upLabel = sayName(say.up, { name: up });
  const name = folder.name || words.root;
  return (
    <>
      <GridList
        className="drive-place-list"
        aria-label={sayName(say.list, { name })}
        disabledKeys={rows.filter(isClosed).map(({ id }) => id)}
        onAction={(key) => onOpen(String(key))}
        autoFocus="first"
        renderEmptyState={() => <p className="drive-soft">{say.none}</p>}
      >
        {parent && (
          <GridListItem id={parent.id} className="drive-place-row" textValue={upLabel}>
            <BackIcon />
            <Text>{upLabel}</Text>
          </GridListItem>
        )}
        {rows.map((row) => (
          <GridListItem key={row.id} id={row.id} className="drive-place-row" textValue={row.name}>
            <KindIcon kind="folder" />
            <Text className="drive-name">{row.name}</Text>
            <StateBadge state={row.state} />
            <ChevronIcon />
          </GridListItem>
        ))}
      </GridList>
      {pages.hasNextPage && (
        <Button className="button button-quiet" onPress={() => void pages.fetchNextPage()}>
          {say.more}
        </Button>
      )}
      {parent && rows.length === 0 && <p className="drive-soft">{say.none}</p>}
    </>
  );
}
