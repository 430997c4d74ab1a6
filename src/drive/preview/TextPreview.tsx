import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { FileAnswer } from '#domain/files/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { formatBytes, sayName } from '#drive/format.ts';
import { Failed, Loading } from '#drive/shell/States.tsx';
import { fill } from '#lib/fill.ts';
import { KiB } from '#lib/units.ts';
import { colourText } from './colour-text.ts';
import type { ColourAnswer } from './colour-worker.ts';
import { findLanguage } from './languages.ts';

/** So much of a text is shown. More is for a program that was made for it. */
const shownBytes = 256 * KiB;

/** The beginning of a text, as text: whatever stands in it, it is never read as HTML. */
export function TextPreview({ file }: { file: FileAnswer }) {
  const { api, words, language } = useDrive();
  const { id, name, bytes, sha256 } = file;
  const text = useQuery({
    queryKey: ['text', id, sha256],
    queryFn: async () => toText(await api.beginning(id, shownBytes), bytes > shownBytes),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const grammar = findLanguage(name);
  const coloured = useQuery({
    queryKey: ['text', id, sha256, grammar],
    queryFn: () => colourText({ text: text.data ?? '', language: grammar ?? '' }),
    enabled: text.data !== undefined && grammar !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (text.error) return <Failed error={text.error} onRetry={() => void text.refetch()} />;
  if (text.data === undefined) return <Loading />;
  return (
    <div className="drive-preview-text">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section tabIndex={0} aria-label={sayName(words.preview.textOf, file)} dir="auto">
        {coloured.data ? <Lines lines={coloured.data} /> : <pre>{text.data}</pre>}
      </section>
      {bytes > shownBytes && (
        <p className="drive-soft">
          {fill(words.preview.beginning, {
            shown: formatBytes(shownBytes, language),
            bytes: formatBytes(bytes, language),
          })}
        </p>
      )}
    </div>
  );
}

/** A browser lays out only those blocks that are in sight. */
const linesABlock = 50;

const Lines = memo(({ lines }: { lines: ColourAnswer }) => {
  const starts = Array.from(
    { length: Math.ceil(lines.length / linesABlock) },
    (_, block) => block * linesABlock,
  );
  return starts.map((start) => (
    <pre key={start}>
      {lines.slice(start, start + linesABlock).map((runs, line) => [
        line > 0 || start > 0 ? '\n' : '',
        runs.map(([text, kind], place) =>
          kind === null ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a run has no other name, and never moves.
            <span key={`${line} ${place}`} data-token={kind}>
              {text}
            </span>
          ),
        ),
      ])}
    </pre>
  ));
});

/** Read bytes as UTF-8. A character that the end cuts in two is left out. */
function toText(bytes: ArrayBuffer, isCut: boolean): string {
  return new TextDecoder().decode(bytes, { stream: isCut }).replaceAll('\r\n', '\n');
}
