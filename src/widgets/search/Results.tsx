/** @jsxImportSource preact */
import type { Piece, Result } from './model.ts';

interface Props {
  name: string;
  results: readonly Result[];
}

/** The pages that were found, each with the place of the words and its headings. */
export function Results({ name, results }: Props) {
  return (
    <section aria-label={name}>
      <ol class="search-results">
        {results.map(({ url, title, label, excerpt, parts }) => (
          <li key={url}>
            <p class="search-label">{label}</p>
            <h2>
              <a class="search-title" href={url}>
                {title}
              </a>
            </h2>
            <p>
              <Excerpt pieces={excerpt} />
            </p>
            {parts.length > 0 && (
              <ul class="search-parts">
                {parts.map((part) => (
                  <li key={part.url}>
                    <a href={part.url}>{part.title}</a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Excerpt({ pieces }: { pieces: readonly Piece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
  return pieces.map(({ text, marked }, i) => (marked ? <mark key={i}>{text}</mark> : text));
}
