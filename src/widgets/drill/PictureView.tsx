/** @jsxImportSource preact */
import type { Picture } from '#lib/drills/kit/skill.ts';

/** The dots, strokes and areas of a question. Its sentence says what they are. */
export function PictureView({ picture }: { picture: Picture }) {
  const { width, height, dots = [], lines = [], areas = [] } = picture;
  return (
    <svg class="drill-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {areas.map(([x, y, size, colour]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={size} height={size} fill={colour} />
      ))}
      {dots.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="6" />
      ))}
      {lines.map(([x1, y1, x2, y2]) => (
        <path key={`${x1} ${y1} ${x2} ${y2}`} d={`M${x1} ${y1}L${x2} ${y2}`} />
      ))}
    </svg>
  );
}
