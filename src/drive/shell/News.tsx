import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { Notification } from '#domain/accounts/notifications/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatMoment } from '#drive/format.ts';
import { fill } from '#lib/fill.ts';

interface Props {
  readonly items: readonly Notification[];
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The list that hangs on the bell, newest first. */
export function News({ items, anchor, onClose }: Props) {
  const { words } = useDrive();
  return (
    <Popover
      className="drive-news"
      triggerRef={anchor}
      placement="bottom end"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Dialog aria-label={words.bell.label}>
        {items.length > 0 ? (
          <ul>
            {items.map((item) => (
              <NewsLine key={item.id} item={item} />
            ))}
          </ul>
        ) : (
          <p className="drive-soft">{words.bell.empty}</p>
        )}
      </Dialog>
    </Popover>
  );
}

function NewsLine({ item }: { item: Notification }) {
  const { words, language } = useDrive();
  const { kind, facts, createdAt, readAt } = item;
  return (
    <li data-new={readAt === null || undefined}>
      <span>{fill(words.bell.kinds[kind], facts)}</span>
      <time className="drive-soft" dateTime={createdAt}>
        {formatMoment(createdAt, new Date(), language)}
      </time>
    </li>
  );
}
