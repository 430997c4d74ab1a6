import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** A question that must be answered, not waved away by a press beside it. */
  readonly isQuestion?: boolean;
}

/** The frame of every dialog: a sheet on a phone, a card on a desk. Escape closes it. */
export function Frame({ title, children, isQuestion = false }: Props) {
  const { dialog } = useDrive();
  return (
    <ModalOverlay
      className="drive-overlay"
      isOpen
      isDismissable={!isQuestion}
      onOpenChange={(isOpen) => !isOpen && dialog.set(null)}
    >
      <Modal className="drive-modal">
        <Dialog className="drive-dialog" role={isQuestion ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
