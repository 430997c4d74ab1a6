import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { FileItem, FolderItem } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, formatMomentInFull } from '#drive/format.ts';
import { CopyIcon } from '#drive/icons.tsx';
import { isOwnPlace, toKind } from '#drive/item.ts';
import { StateBadge } from '#drive/list/StateBadge.tsx';
import { useFile } from '#drive/queries.ts';
import { useStore } from '#drive/store.ts';
import { fill } from '#lib/fill.ts';

/** What is known of a file. What the list does not say is asked of the server. */
export function FileFacts({ file }: { file: FileItem }) {
  const { words, language } = useDrive();
  const say = words.details;
  const more = useFile(file.id).data;
  const root = useRootName();
  return (
    <dl className="drive-details-facts" aria-busy={more === undefined}>
      <Fact name={say.kind}>{words.kinds[toKind(file)]}</Fact>
      <Fact name={say.size}>
        <Size bytes={file.bytes} />
      </Fact>
      {more && <Fact name={say.place}>{inWords(more.folder.path, root)}</Fact>}
      {more && <Fact name={say.storage}>{say.places[more.place]}</Fact>}
      <Fact name={say.changed}>{formatMomentInFull(file.changedAt, language)}</Fact>
      <Fact name={say.created}>{formatMomentInFull(file.createdAt, language)}</Fact>
      {file.modifiedAt && (
        <Fact name={say.modified}>{formatMomentInFull(file.modifiedAt, language)}</Fact>
      )}
      {more && (
        <Fact name={say.print}>
          <Print sha256={more.sha256} />
        </Fact>
      )}
    </dl>
  );
}

/** What is known of a folder: its own counts, its state, its dates. */
export function FolderFacts({ folder }: { folder: FolderItem }) {
  const { words, language, scene } = useDrive();
  const say = words.details;
  const here = useStore(scene, (now) => now.folder);
  // The folder that is open, or one that lies in it.
  const root = useRootName();
  const path = here?.id === folder.id ? here.path : `${here?.path ?? ''}/${folder.name}`;
  const inside = [
    count(words.files, folder.files, language),
    count(words.folders, folder.folders, language),
    formatBytes(folder.bytes, language),
  ];
  return (
    <dl className="drive-details-facts">
      <Fact name={say.inside}>{inside.join(' · ')}</Fact>
      <Fact name={say.place}>{inWords(path.replace('//', '/'), root)}</Fact>
      <Fact name={say.storage}>
        {folder.state === 'active' ? say.places.hot : <StateBadge state={folder.state} />}
      </Fact>
      <Fact name={say.changed}>{formatMomentInFull(folder.changedAt, language)}</Fact>
      <Fact name={say.created}>{formatMomentInFull(folder.createdAt, language)}</Fact>
    </dl>
  );
}

/** A path begins in one's own files, or at what somebody shares. */
function useRootName(): string {
  const { words, scene } = useDrive();
  const isOwn = useStore(scene, ({ folder }) => isOwnPlace(folder));
  return isOwn ? words.root : words.places.shared;
}

/** The root's path is a single stroke, which says nothing to people. */
function inWords(path: string, root: string): string {
  return [root, ...path.split('/').filter((step) => step !== '')].join(' / ');
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Size({ bytes }: { bytes: number }) {
  const { words, language } = useDrive();
  const size = formatBytes(bytes, language);
  if (bytes < 1000) return size;
  return fill(words.details.exact, { size, n: new Intl.NumberFormat(language).format(bytes) });
}

function Print({ sha256 }: { sha256: string }) {
  const { words, saying } = useDrive();
  const handleCopy = () => {
    navigator.clipboard.writeText(sha256).then(
      () => saying.tell(words.details.copied, { tone: 'good' }),
      () => saying.tell(words.failed.unknown, { tone: 'bad' }),
    );
  };
  return (
    <span className="drive-print">
      <code>{sha256}</code>
      <Button className="drive-icon-button" aria-label={words.details.copy} onPress={handleCopy}>
        <CopyIcon />
      </Button>
    </span>
  );
}
