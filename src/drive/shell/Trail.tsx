import { useRef } from 'react';
import { mergeProps } from 'react-aria';
import { Breadcrumb, Breadcrumbs, Link } from 'react-aria-components';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import type { Target } from '#drive/acts/work.ts';
import { useDrive } from '#drive/drive-context.ts';
import { isOwnPlace } from '#drive/item.ts';
import { useFolderDrop } from '#drive/list/use-row-drag.ts';
import { folderRoute } from '#drive/route.ts';

/** The way from the root to the folder that is open. */
export function Trail({ folder }: { folder: FolderAnswer }) {
  const { words, router } = useDrive();
  // The root's own name is for machines; people read our word for it.
  const steps = folder.trail.map(({ id, name }) => ({
    id,
    name: name || words.root,
    address: router.address(folderRoute(name === '' ? null : id)),
  }));
  return (
    <nav aria-label={words.trail}>
      <Breadcrumbs className="drive-trail">
        {!isOwnPlace(folder) && (
          <Breadcrumb key="shared" className="drive-step">
            <Link href={router.address({ view: 'shared', cursor: null })}>
              {words.places.shared}
            </Link>
          </Breadcrumb>
        )}
        {steps.slice(0, -1).map(({ id, name, address }) => (
          <Breadcrumb key={id} className="drive-step">
            <DropStep target={{ id, name }} address={address} />
          </Breadcrumb>
        ))}
        <Breadcrumb className="drive-step" key="here">
          <h1 className="drive-title" tabIndex={-1}>
            {steps.at(-1)?.name ?? words.root}
          </h1>
        </Breadcrumb>
      </Breadcrumbs>
    </nav>
  );
}

/** A folder above: a way up, and a place for what is dropped. */
function DropStep({ target, address }: { target: Target; address: string }) {
  const step = useRef<HTMLAnchorElement>(null);
  const { dropProps, isDropTarget } = useFolderDrop(step, target, { isDisabled: false });
  return (
    <Link
      ref={step}
      href={address}
      data-drop={isDropTarget || undefined}
      render={(props) => ('href' in props ? <a {...mergeProps(props, dropProps)} /> : <span />)}
    >
      {target.name}
    </Link>
  );
}
