import { type ReactNode, useEffect, useState } from 'react';
import type { FileItem, Item } from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { useDrive } from '#drive/drive-context.ts';
import { KindIcon } from '#drive/icons.tsx';
import { toKind } from '#drive/item.ts';
import { useStore } from '#drive/store.ts';

/** A thumb that flies by asks for nothing. */
const restMs = 120;

/** What a thing looks like: its small picture where there is one, else the picture of its kind. */
export function Thumb({ item }: { item: Item }): ReactNode {
  const { scene } = useDrive();
  const mayRead = useStore(
    scene,
    ({ folder }) => decideFolderAction(folder?.state ?? 'active', 'read') === 'yes',
  );
  const kind = <KindIcon kind={toKind(item)} />;
  if (item.kind === 'folder' || !item.hasThumb || !mayRead) return kind;
  return <Picture key={`${item.id} ${item.version}`} file={item} instead={kind} />;
}

function Picture({ file, instead }: { file: FileItem; instead: ReactNode }): ReactNode {
  const { thumbs } = useDrive();
  const [address, setAddress] = useState(() => thumbs.find(file));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key above names these bytes.
  useEffect(() => {
    if (address !== null) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      void thumbs.load(file, leaving.signal).then((found) => {
        if (!leaving.signal.aborted) setAddress(found);
      });
    }, restMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [thumbs, file.id, file.version]);
  if (address === null) return instead;
  return (
    <img
      className="drive-thumb"
      src={address}
      // Its name stands beside it.
      alt=""
      draggable={false}
      decoding="async"
      onError={() => setAddress(null)}
    />
  );
}
