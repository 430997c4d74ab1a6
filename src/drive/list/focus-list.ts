/** A row may need a few frames to appear, since the list is built from its data first. */
const patienceFrames = 20;

/** Asks the list to bring a row into sight and to give it the focus; `detail` is its id. */
export const revealEvent = 'drive-reveal';

/** Put the focus on the name of what is shown: where there is no row, a keyboard begins there. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('.drive-title')?.focus();
}

/**
 * Move the focus to a row of the list, or to the first one, as soon as it is there; to the title when
 * the list stays empty. Gives up when the person goes somewhere else while it waits. Answers how to
 * give up before that.
 */
export function focusList(wanted: string | null): () => void {
  let frame = 0;
  let isOver = false;
  let held: Element | null = null;
  const attempt = () => {
    if (isOver) return;
    const { activeElement } = document;
    held ??= activeElement;
    const isTitle = activeElement?.matches('.drive-title');
    const isElsewhere = !isTitle && ![held, document.body].includes(activeElement);
    if (document.querySelector('.drive-view .drive-skeleton')) {
      if (!isElsewhere) requestAnimationFrame(attempt);
      return;
    }
    const list = document.querySelector('[data-drive-list]');
    if (wanted) list?.dispatchEvent(new CustomEvent(revealEvent, { detail: wanted }));
    const isThere = document.activeElement?.closest(`[data-item="${CSS.escape(wanted ?? '')}"]`);
    const row = isThere ? null : list?.querySelector<HTMLElement>('[data-item]');
    frame += 1;
    const isRowDue = row && (wanted === null || frame > 2);
    const isOut = isRowDue || frame >= patienceFrames;
    if (isThere || (isOut && isElsewhere)) return;
    if (isRowDue) row.focus();
    else if (isOut) focusTitle();
    else requestAnimationFrame(attempt);
  };
  // After this frame: what is about to be taken away has given up the focus by then.
  requestAnimationFrame(attempt);
  return () => {
    isOver = true;
  };
}
