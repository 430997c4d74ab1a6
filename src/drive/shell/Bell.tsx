import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { BellIcon } from '#drive/icons.tsx';
import { lazily } from '#drive/lazily.tsx';
import { keys, useNotifications } from '#drive/queries.ts';
import { Part } from './Part.tsx';
import { useFreshNews, useTitleBadge } from './use-fresh-news.ts';

const News = lazily(() => import('./News.tsx').then((file) => file.News));

/** What happened while the person was away, with a number when it is new. */
export function Bell() {
  const { words, api, queries, language } = useDrive();
  const news = useNotifications().data;
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const unread = news?.unread ?? 0;
  useTitleBadge(unread);
  useFreshNews(news?.items);
  const handleClose = () => {
    setIsOpen(false);
    const newest = news?.items[0];
    if (!newest || unread === 0) return;
    // Read when it is closed: what is new stays marked while it is looked at.
    void api
      .readNotifications(newest.id)
      .then(() => queries.invalidateQueries({ queryKey: keys.notifications }))
      .catch(() => undefined);
  };
  return (
    <>
      <Button
        ref={button}
        className="drive-icon-button drive-bell"
        aria-label={unread > 0 ? count(words.bell.unread, unread, language) : words.bell.label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(true)}
      >
        <BellIcon />
        {unread > 0 && <span aria-hidden="true">{unread > 9 ? '9+' : unread}</span>}
      </Button>
      <Part of={isOpen} onGone={() => setIsOpen(false)}>
        {isOpen && <News items={news?.items ?? []} anchor={button} onClose={handleClose} />}
      </Part>
    </>
  );
}
