import { useEffect, useEffectEvent } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { FileAnswer } from '#domain/files/contract.ts';
import { contentAddress } from '#drive/drive-api.ts';
import { useDrive } from '#drive/drive-context.ts';
import { ChevronIcon, CloseIcon, DownloadIcon, KindIcon } from '#drive/icons.tsx';
import { isFile, mayRead, toKind } from '#drive/item.ts';
import { focusList } from '#drive/list/focus-list.ts';
import { useFile } from '#drive/queries.ts';
import { type FolderRoute, fileRoute } from '#drive/route.ts';
import { Failed, Loading, Notice } from '#drive/shell/States.tsx';
import { useStore } from '#drive/store.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';
import { PreviewBody } from './PreviewBody.tsx';

/** Look at one file of the list: what is in it, the ones beside it, and the way back to its row. */
export function Preview({ route, id }: { route: FolderRoute; id: string }) {
  const { words, router } = useDrive();
  const file = useFile(id);
  const { previous, next, position } = useNeighbours(id);
  const show = (other: string | null) => router.go(fileRoute(route, other), { replace: true });
  const close = () => {
    show(null);
    focusList(id);
  };
  useArrows(previous, next, show);

  const name = file.data?.name ?? words.loading;
  return (
    <ModalOverlay
      className="drive-overlay drive-preview-overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="drive-preview">
        <Dialog className="drive-preview-dialog" aria-label={name}>
          <header className="drive-preview-head">
            {file.data && <KindIcon kind={toKind({ kind: 'file', type: file.data.type })} />}
            <Heading level={2}>{name}</Heading>
            {position && (
              <span className="drive-soft" aria-hidden="true">
                {`${position.n} / ${position.total}`}
              </span>
            )}
            {file.data && <DownloadLink file={file.data} />}
            <Button className="drive-icon-button" aria-label={words.preview.close} onPress={close}>
              <CloseIcon />
            </Button>
          </header>
          <div className="drive-preview-stage">
            <Turn label={words.preview.previous} to={previous} onTurn={show} way="back" />
            <div className="drive-preview-body">
              <Content file={file} />
            </div>
            <Turn label={words.preview.next} to={next} onTurn={show} way="on" />
          </div>
          <p className="unseen" role="status">
            {file.data && position
              ? fill(words.preview.position, { name: file.data.name, ...position })
              : ''}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content({ file }: { file: ReturnType<typeof useFile> }) {
  const { words, scene } = useDrive();
  const here = useStore(scene, ({ folder }) => folder);
  const state = here?.state ?? 'active';
  const { data, error } = file;
  const isGone = (isApiProblem(error) && error.status === 404) || (data && data.trashId !== null);
  if (isGone) return <Notice title={words.preview.gone} text={words.preview.goneText} />;
  if (error && !data) return <Failed error={error} onRetry={() => void file.refetch()} />;
  if (!data) return <Loading rows={3} />;
  if (state !== 'active' && !mayRead(here)) {
    return <Notice title={words.states[state]} text={words.banner[state]} />;
  }
  return <PreviewBody key={data.sha256} file={data} />;
}

/** A link to the bytes, which the server always sends as a download. */
export function DownloadLink({ file }: { file: FileAnswer }) {
  const { words } = useDrive();
  return (
    <a
      className="drive-icon-button"
      href={contentAddress(file.id)}
      download={file.name}
      aria-label={words.download}
    >
      <DownloadIcon />
    </a>
  );
}

interface TurnProps {
  readonly label: string;
  readonly to: string | null;
  readonly onTurn: (id: string) => void;
  readonly way: 'back' | 'on';
}

function Turn({ label, to, onTurn, way }: TurnProps) {
  return (
    <Button
      className="drive-icon-button drive-preview-turn"
      aria-label={label}
      isDisabled={to === null}
      onPress={() => to !== null && onTurn(to)}
      data-way={way}
    >
      <ChevronIcon />
    </Button>
  );
}

/** The files before and after one, as the list has them. */
function useNeighbours(id: string) {
  const { scene } = useDrive();
  const items = useStore(scene, (now) => now.items);
  const files = items.filter(isFile);
  const at = files.findIndex((file) => file.id === id);
  return {
    previous: files[at - 1]?.id ?? null,
    next: at < 0 ? null : (files[at + 1]?.id ?? null),
    position: at < 0 ? null : { n: at + 1, total: files.length },
  };
}

/** Turn with the arrows, unless they move something under the focus, such as a film. */
function useArrows(previous: string | null, next: string | null, show: (id: string) => void): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    if (target instanceof HTMLElement && target.closest('video, audio')) return;
    const other = key === 'ArrowLeft' ? previous : key === 'ArrowRight' ? next : null;
    if (other === null) return;
    event.preventDefault();
    show(other);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
