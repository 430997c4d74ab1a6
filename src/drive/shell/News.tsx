import type { RefObject } from 'react';
import { Dialog, Link, Popover } from 'react-aria-components';
import type { Notification } from '#domain/accounts/notifications/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatMoment } from '#drive/format.ts';
import { findJobId, sayNews } from './say-news.ts';

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
              <NewsLine key={item.id} item={item} onClose={onClose} />
            ))}
          </ul>
        ) : (
          <p className="drive-soft">{words.bell.empty}</p>
        )}
      </Dialog>
    </Popover>
  );
}

function NewsLine({ item, onClose }: { item: Notification; onClose: () => void }) {
  const { words, router, language } = useDrive();
  const { createdAt, readAt } = item;
  return (
    <li data-new={readAt === null || undefined}>
      <Link href={router.address({ view: 'job', id: findJobId(item) })} onPress={onClose}>
        {sayNews(item, words, language)}
      </Link>
      <time className="drive-soft" dateTime={createdAt}>
        {formatMoment(createdAt, new Date(), language)}
      </time>
    </li>
  );
}
