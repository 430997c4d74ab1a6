import { type ReactNode, useId } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Item } from '#domain/folders/contract.ts';
import { findOnly } from '#drive/acts/work.ts';
import { useActs } from '#drive/acts.ts';
import { listCommands } from '#drive/commands.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes } from '#drive/format.ts';
import { CloseIcon, KindIcon } from '#drive/icons.tsx';
import { toKind } from '#drive/item.ts';
import { focusList } from '#drive/list/focus-list.ts';
import { type Chosen, chooseSome, countChosen, measureChosen } from '#drive/selection/selection.ts';
import { useStore } from '#drive/store.ts';
import { Thumb } from '#drive/thumbs/Thumb.tsx';
import { usePhone } from '#drive/use-phone.ts';
import { FileFacts, FolderFacts } from './Facts.tsx';
import { History } from './History.tsx';

/** All that is known of what is chosen: beside the list on a desk, a sheet on a phone. */
export function DetailsPane() {
  const { words, details, selection, scene } = useDrive();
  const isPhone = usePhone();
  const chosen = useStore(selection, (value) => value);
  const folder = useStore(scene, (now) => now.folder);
  const only = findOnly(chosen);
  const close = () => {
    details.set(false);
    focusList(only?.id ?? null);
  };
  // Nothing chosen: the folder that is open.
  const subject = countChosen(chosen) > 1 ? null : (only ?? folder);
  const titleId = useId();
  const content = (
    <>
      <header className="drive-details-head">
        <Heading level={2} id={titleId}>
          {words.details.title}
        </Heading>
        <Button className="drive-icon-button" aria-label={words.details.close} onPress={close}>
          <CloseIcon />
        </Button>
      </header>
      {subject ? <Subject subject={subject} /> : <Many chosen={chosen} />}
    </>
  );
  if (!isPhone) {
    return (
      <aside className="drive-details" aria-labelledby={titleId}>
        {content}
      </aside>
    );
  }
  return (
    <ModalOverlay
      className="drive-overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="drive-modal drive-sheet">
        <Dialog className="drive-details" aria-labelledby={titleId}>
          {content}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Many({ chosen }: { chosen: Chosen }) {
  const { words, language } = useDrive();
  return (
    <p className="drive-details-many">
      {count(words.details.many, countChosen(chosen), language)}
      <span className="drive-soft">{formatBytes(measureChosen(chosen), language)}</span>
    </p>
  );
}

function Subject({ subject }: { subject: Item }): ReactNode {
  const { words, scene } = useDrive();
  const isRoot = useStore(scene, ({ folder }) => folder?.parentId === null && folder === subject);
  return (
    <>
      {subject.kind === 'file' && subject.hasThumb && (
        <div className="drive-details-picture">
          <Thumb item={subject} />
        </div>
      )}
      <div className="drive-details-name">
        <KindIcon kind={toKind(subject)} />
        <h3>{subject.name || words.root}</h3>
      </div>
      {!isRoot && <SubjectActs subject={subject} />}
      {subject.kind === 'file' ? <FileFacts file={subject} /> : <FolderFacts folder={subject} />}
      <History key={subject.id} item={subject} />
    </>
  );
}

/** What people look for beside the facts of a thing. */
const inPane = ['share', 'star', 'download', 'zip'];

function SubjectActs({ subject }: { subject: Item }) {
  const drive = useDrive();
  const acts = useActs();
  const commands = listCommands(drive, acts, chooseSome([subject]));
  return (
    <div className="drive-details-acts">
      {commands
        .filter(({ name, may }) => inPane.includes(name) && may)
        .map(({ name, label, icon: Picture, run }) => (
          <Button key={name} className="button button-quiet button-small" onPress={run}>
            <Picture />
            {label}
          </Button>
        ))}
    </div>
  );
}
