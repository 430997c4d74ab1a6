/** @jsxImportSource preact */

/** Upright strokes, alone or four with a bar across; without a label they are part of a larger picture. */
export function Strokes({
  count,
  bar,
  label,
}: {
  count: number;
  bar: boolean;
  label: string | null;
}) {
  const width = count * 10 + 6;
  return (
    <svg
      class="tally-strokes"
      viewBox={`0 0 ${width} 40`}
      width={width}
      height="40"
      role={label === null ? 'presentation' : 'img'}
      aria-label={label ?? undefined}
      aria-hidden={label === null}
    >
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are alike and only come or go at the end
        <line key={at} x1={8 + at * 10} y1={5 + (at % 2)} x2={7 + at * 10} y2={35 - (at % 3)} />
      ))}
      {bar && <line class="tally-bar" x1="2" y1="31" x2={width - 4} y2="9" />}
    </svg>
  );
}
