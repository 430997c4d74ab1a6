import { useEffect, useRef } from 'react';
import { useDrive } from '#drive/drive-context.ts';
import { useStore } from '#drive/store.ts';
import { useWindow } from '#drive/window/use-window.ts';
import { UploadLine } from './UploadLine.tsx';

/** The height of a row. The style sheet says the same, since every row is as high as any other. */
const rowRem = 5;

/** The files of the queue. Only those in sight are drawn, so ten thousand are as quick as ten. */
export function UploadRows() {
  const { words, uploads } = useDrive();
  const keys = useStore(uploads.list.keys, (all) => all);
  const box = useRef<HTMLElement>(null);
  const { first, end, room, onScroll } = useWindow(box, { rem: rowRem, total: keys.length });
  useKeptFocus(box, keys);

  return (
    <section
      ref={box}
      className="drive-uploads-list"
      aria-label={words.uploads.files}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      onScroll={onScroll}
    >
      <ul style={room}>
        {keys.slice(first, end).map((key, i) => (
          <UploadLine key={key} id={key} place={first + i + 1} total={keys.length} />
        ))}
      </ul>
    </section>
  );
}

/** A row that goes away with the focus gives it to the list, not to the top of the page. */
function useKeptFocus(
  box: { readonly current: HTMLElement | null },
  keys: readonly string[],
): void {
  const hadIt = useRef(false);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      hadIt.current = target instanceof Node && (box.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is when a row may be gone.
  useEffect(() => {
    if (hadIt.current && document.activeElement === document.body) box.current?.focus();
  }, [box, keys]);
}
