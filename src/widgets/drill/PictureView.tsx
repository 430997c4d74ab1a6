/** @jsxImportSource preact */
import type { Picture } from '#lib/drills/kit/skill.ts';
import { saySentence } from './say.ts';

type Props = { picture: Picture; ask: Readonly<Record<string, string>> };

/** The strokes, areas and words of a question. */
export function PictureView({ picture, ask }: Props) {
  const { width, height, paths, texts, shows } = picture;
  return (
    <svg
      class="drill-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={shows && saySentence(ask, shows)}
      aria-hidden={!shows}
    >
      {paths.map(([path, colour]) => (
        <path key={path} d={path} fill={colour} />
      ))}
      {texts?.map(([x, y, text]) => (
        <text key={text} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
}
