import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { TrashItem } from '#domain/files/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, daysUntil, formatBytes, sayName } from '#drive/format.ts';
import { BackIcon, KindIcon, TrashIcon } from '#drive/icons.tsx';
import { StateBadge } from '#drive/list/StateBadge.tsx';
import { useDriveFacts, useTrash } from '#drive/queries.ts';
import type { Route } from '#drive/route.ts';
import { fill } from '#lib/fill.ts';
import { Pager } from './Pager.tsx';
import { EmptyPicture, Failed, Loading, Notice, Untitled } from './States.tsx';
import { useSayPlace } from './use-say-place.ts';

/** What was thrown away, how long it stays, the way back, and the way out for good. */
export function TrashView({ route }: { route: Extract<Route, { view: 'trash' }> }) {
  const { words, language, dialog } = useDrive();
  const page = useTrash(route.cursor);
  useSayPlace(words.places.trash, page.data?.total, route.cursor);
  const days = useDriveFacts().data?.limits.trashDays ?? 30;
  const stays = fill(words.empty.trashText, {
    days: count(words.days, Math.round(days), language),
  });
  if (page.error && !page.data) {
    return (
      <Untitled title={words.places.trash}>
        <Failed error={page.error} onRetry={() => void page.refetch()} />
      </Untitled>
    );
  }
  if (!page.data) {
    return (
      <Untitled title={words.places.trash}>
        <Loading />
      </Untitled>
    );
  }
  const { items, total } = page.data;
  return (
    <>
      <div className="drive-top">
        <h1 className="drive-title" tabIndex={-1}>
          {words.places.trash}
        </h1>
        {items.length > 0 && (
          <div className="drive-tools">
            <Button
              className="button button-quiet"
              onPress={() => dialog.set({ kind: 'forget', items: null, total })}
            >
              <TrashIcon />
              {words.acts.trash.all}
            </Button>
          </div>
        )}
      </div>
      {items.length === 0 ? (
        <Notice picture={<EmptyPicture />} title={words.empty.trash} text={stays} />
      ) : (
        <>
          <p className="drive-soft">{stays}</p>
          <TrashList key={route.cursor} items={items} />
          <Pager route={route} page={page.data} />
        </>
      )}
    </>
  );
}

function TrashList({ items }: { items: readonly TrashItem[] }) {
  const { words, language, dialog } = useDrive();
  const acts = useActs();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ id }) => ids.has(id));
  const say = words.acts.trash;
  const handleTick = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  return (
    <>
      <ul className="drive-cards">
        {items.map((item) => (
          <TrashLine
            key={item.id}
            item={item}
            isChosen={ids.has(item.id)}
            onTick={() => handleTick(item.id)}
          />
        ))}
      </ul>
      {chosen.length > 0 && (
        <section className="drive-foot drive-foot-acts" aria-label={words.chosen.label}>
          <span>{count(words.chosen.some, chosen.length, language)}</span>
          <Button className="button" onPress={() => void acts.putBack(chosen)}>
            <BackIcon />
            {count(say.putBackMany, chosen.length, language)}
          </Button>
          <Button
            className="button button-quiet"
            onPress={() => dialog.set({ kind: 'forget', items: chosen, total: chosen.length })}
          >
            <TrashIcon />
            {count(say.forget, chosen.length, language)}
          </Button>
        </section>
      )}
    </>
  );
}

interface LineProps {
  readonly item: TrashItem;
  readonly isChosen: boolean;
  readonly onTick: () => void;
}

function TrashLine({ item, isChosen, onTick }: LineProps) {
  const { words, language } = useDrive();
  const acts = useActs();
  const left = count(words.days, daysUntil(item.purgeAt, new Date()), language);
  const facts = [
    formatBytes(item.bytes, language),
    `${words.trash.from}: ${item.from.path}`,
    `${words.trash.left}: ${left}`,
  ];
  return (
    <li className="drive-card">
      <input
        type="checkbox"
        className="drive-tick"
        aria-label={sayName(words.select, item)}
        checked={isChosen}
        onChange={onTick}
      />
      <KindIcon kind={item.kind === 'folder' ? 'folder' : 'other'} />
      <div className="drive-card-text">
        <strong className="drive-name">{item.name}</strong>
        {item.state && <StateBadge state={item.state} />}
        <span className="drive-soft">{facts.join(' · ')}</span>
      </div>
      <Button
        className="button button-quiet button-small"
        onPress={() => void acts.putBack([item])}
      >
        <BackIcon />
        {words.trash.putBack}
      </Button>
    </li>
  );
}
