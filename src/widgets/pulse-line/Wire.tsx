/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { borders, type Moment } from './model.ts';

type Props = {
  n: number;
  moments: readonly Moment[];
  say: { readonly wire: string; readonly sent: string; readonly read: string };
};

/** Where the wire begins, how wide a moment is, and the heights of a full pulse and of none. */
const [left, wide, top, bottom] = [44, 34, 36, 92];

const height = (level: number) => Math.round(bottom + (top - bottom) * level);

/** What was sent, the wire with its levels, and what is read; a wrong symbol is crossed and boxed. */
export function Wire({ n, moments, say }: Props) {
  const x = (at: number) => left + at * wide;
  const middle = (at: number) => x(at) + wide / 2;
  const told = (side: 'sent' | 'read', between: string) =>
    moments.map((moment) => moment[side]).join(between);
  // A place for each symbol: SVG sets every one of them by itself. A wrong one leaves room for its cross.
  const places = (aside: number) =>
    moments.map(({ sent, read }, at) => middle(at) - (sent === read ? 0 : aside)).join(' ');
  const trace = moments.map(
    ({ arrived }, at) => `${at ? 'L' : 'M'}${x(at)} ${height(arrived)}l8-3 9 6 9-5 8 2`,
  );

  return (
    <svg
      class="pulse-wire"
      viewBox="0 0 320 132"
      role="img"
      aria-label={fill(say.wire, { n, sent: told('sent', ' '), read: told('read', ' ') })}
    >
      <text class="pulse-side" x={left - 6} y="18">
        {say.sent}
      </text>
      <text class="pulse-side" x={left - 6} y="124">
        {say.read}
      </text>
      <path
        class="pulse-border"
        d={borders(n)
          .map((border) => `M${left} ${height(border)}H${x(moments.length)}`)
          .join('')}
      />
      <path class="pulse-trace" d={trace.join('')} />
      {moments.map(
        ({ sent, read }, at) =>
          sent !== read && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a moment is its place in time.
            <g key={at}>
              <rect x={middle(at) - 15} y="105" width="30" height="25" rx="4" />
              <text x={middle(at) + 8} y="124">
                ✗
              </text>
            </g>
          ),
      )}
      <text x={places(0)} y="18">
        {told('sent', '')}
      </text>
      <text x={places(7)} y="124">
        {told('read', '')}
      </text>
    </svg>
  );
}
