/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { worth, worths, writeRow } from './model.ts';

type Props = {
  cards: readonly boolean[];
  say: { readonly row: string; readonly card: string };
  /** Without it the row is a picture. */
  onTurn?: (at: number) => void;
};

/** Cards beside one another, the digit of each below it. Face down shows its back. */
export function CardRow({ cards, say, onTurn }: Props) {
  // In front of the numeral a 0 may be left out, so it is written faintly.
  const first = cards.indexOf(true);
  const digit = (up: boolean, at: number) => (
    <span
      class={at < first || (first < 0 && at < cards.length - 1) ? 'cards-lead' : undefined}
      aria-hidden="true"
    >
      {Number(up)}
    </span>
  );

  if (!onTurn)
    return (
      <div class="cards-row" role="img" aria-label={writeRow(cards)}>
        {worths(cards.length).map((value, at) => (
          <span key={value} class="cards-place">
            <span class={cards[at] ? 'cards-card cards-up' : 'cards-card'}>
              {cards[at] && value}
            </span>
            {digit(cards[at] ?? false, at)}
          </span>
        ))}
      </div>
    );
  return (
    <fieldset class="cards-row" aria-label={fill(say.row, { total: worth(cards) })}>
      {worths(cards.length).map((value, at) => (
        <span key={value} class="cards-place">
          <button
            type="button"
            class={cards[at] ? 'cards-card cards-up' : 'cards-card'}
            aria-pressed={cards[at]}
            aria-label={fill(say.card, { value })}
            onClick={() => onTurn(at)}
          >
            {cards[at] && value}
          </button>
          {digit(cards[at] ?? false, at)}
        </span>
      ))}
    </fieldset>
  );
}
