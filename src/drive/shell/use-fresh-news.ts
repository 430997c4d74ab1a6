import { useEffect, useRef } from 'react';
import type { Notification } from '#domain/accounts/notifications/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { findJobId, sayNews } from './say-news.ts';

const badge = /^\(\d+\+?\) /;

/** Show how much is new in the title, so that every tab tells it. */
export function useTitleBadge(unread: number): void {
  useEffect(() => {
    const title = document.title.replace(badge, '');
    document.title = unread > 0 ? `(${unread > 9 ? '9+' : unread}) ${title}` : title;
  }, [unread]);
}

/**
 * Tell what came while the page is open, with a way to its job. The end of a folder that is on screen
 * is told by its row; what was there at the start waits on the bell.
 */
export function useFreshNews(items: readonly Notification[] | undefined): void {
  const { saying, words, router, scene, language } = useDrive();
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!items) return;
    const before = known.current;
    known.current = new Set(items.map(({ id }) => id));
    if (before === null) return;
    const { folder, items: rows } = scene.get();
    const onScreen = new Set([folder?.id, ...rows.map(({ id }) => id)]);
    const fresh = items.filter(({ id, readAt }) => !before.has(id) && readAt === null);
    for (const item of fresh) {
      const isEnd = item.kind === 'archive-finished' || item.kind === 'restore-finished';
      if (isEnd && onScreen.has(String(item.facts.folderId))) continue;
      const run = () => router.go({ view: 'job', id: findJobId(item) });
      const isBad = item.kind === 'archive-needs-help' || item.kind === 'archive-differs';
      const tone = isBad ? 'bad' : 'good';
      const act = { label: words.cold.show, run };
      saying.tell(sayNews(item, words, language), { tone, act });
    }
  }, [items, saying, words, router, scene, language]);
}
