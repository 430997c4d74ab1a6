/** A row may need a few frames to appear, since the list is built from its data first. */
const patienceFrames = 20;

/**
 * Move the focus to a row of the list, or to the first one, as soon as it is there; to the title when
 * the list stays empty. Answers how to give up.
 */
export function focusList(wanted: string | null): () => void {
  let frame = 0;
  let isOver = false;
  const attempt = () => {
    if (isOver) return;
    const list = document.querySelector('[data-drive-list]');
    const row =
      (wanted && list?.querySelector<HTMLElement>(`[data-item="${CSS.escape(wanted)}"]`)) ||
      list?.querySelector<HTMLElement>('[data-item]');
    frame += 1;
    if (row) row.focus();
    else if (frame < patienceFrames) requestAnimationFrame(attempt);
    else document.querySelector<HTMLElement>('.drive-title')?.focus();
  };
  // After this frame: what is about to be taken away has given up the focus by then.
  requestAnimationFrame(attempt);
  return () => {
    isOver = true;
  };
}
