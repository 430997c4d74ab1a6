import { Breadcrumb, Breadcrumbs, Link } from 'react-aria-components';
import type { FolderAnswer } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { folderRoute } from '#drive/route.ts';

/** The way from the root to the folder that is open. */
export function Trail({ folder }: { folder: FolderAnswer }) {
  const { words, router } = useDrive();
  // The root's own name is for machines; people read our word for it.
  const steps = folder.trail.map(({ id, name }, index) =>
    index === 0
      ? { id, name: words.root, address: router.address(folderRoute(null)) }
      : { id, name, address: router.address(folderRoute(id)) },
  );
  return (
    <nav aria-label={words.trail}>
      <Breadcrumbs className="drive-trail">
        {steps.slice(0, -1).map(({ id, name, address }) => (
          <Breadcrumb key={id} className="drive-step">
            <Link href={address}>{name}</Link>
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
