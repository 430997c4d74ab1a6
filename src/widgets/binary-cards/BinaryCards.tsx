/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { CardRow } from './CardRow.tsx';
import { deal, mostCards, sharesOf, showing, turn, worth, writeRow } from './model.ts';

/** What the figure says, in the language of the page. */
export type BinaryCardsWords = {
  readonly row: string;
  readonly card: string;
  readonly more: string;
  readonly fewer: string;
  readonly full: string;
  readonly guess: string;
  readonly show: string;
  readonly field: string;
  readonly check: string;
  readonly right: string;
  readonly wrong: string;
  readonly caption: string;
};

type Props = { cards: number; show: number; before?: number; say: BinaryCardsWords };

/** A row of cards worth 16, 8, 4, 2, 1, each turned by a press; what is face up is added. */
export function BinaryCards({ cards: count, show, before, say }: Props) {
  const [cards, setCards] = useState(() => showing(show, count));
  const [guessing, setGuessing] = useState(false);
  const [typed, setTyped] = useState('');
  const [news, setNews] = useState('');

  const put = (next: readonly boolean[], hidden = guessing) => {
    setCards([...next]);
    setGuessing(hidden);
    setNews(hidden ? '' : writeRow(next));
    setTyped('');
  };

  const resize = (by: 1 | -1) => {
    const size = cards.length + by;
    if (size < 1 || size > mostCards) setNews(fill(say.full, { most: mostCards }));
    else put(by > 0 ? [false, ...cards] : cards.slice(1));
  };

  const handleGuess = (event: Event) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    const shares = sharesOf(cards).join(', ');
    setNews(
      Number(typed) === worth(cards)
        ? fill(say.right, { sum: writeRow(cards) })
        : fill(say.wrong, { shares: shares || '0' }),
    );
  };

  return (
    <figure class="cards">
      {before !== undefined && (
        <>
          <CardRow cards={showing(before, count)} say={say} />
          <p class="cards-sum">{writeRow(showing(before, count))}</p>
        </>
      )}
      <CardRow cards={cards} say={say} onTurn={(at) => put(turn(cards, at))} />
      {guessing ? (
        <form class="cards-controls" onSubmit={handleGuess}>
          <label>
            {say.field}{' '}
            <input
              value={typed}
              inputMode="numeric"
              autocomplete="off"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {say.check}
          </button>
        </form>
      ) : (
        <p class="cards-sum">{writeRow(cards)}</p>
      )}
      <output class={guessing ? 'cards-news' : 'cards-news cards-heard'}>{news}</output>
      <div class="cards-controls">
        <button type="button" class="button button-quiet" onClick={() => resize(1)}>
          {say.more}
        </button>
        <button type="button" class="button button-quiet" onClick={() => resize(-1)}>
          {say.fewer}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => put(showing(deal(worth(cards), cards.length), cards.length), true)}
        >
          {say.guess}
        </button>
        {guessing && (
          <button type="button" class="button button-quiet" onClick={() => put(cards, false)}>
            {say.show}
          </button>
        )}
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
