/** A row may need a few frames to appear, since the list is built from its data first. */
const patienceFrames = 20;

/** Asks the list to bring a row into sight and to give it the focus; `detail` is its id. */
export const revealEvent = 'drive-reveal';

/**
 * Move the focus to a row of the list, or to the first one, as soon as it is there; to the title when
 * the list stays empty. A list that is still on its way is waited for, unless the person goes somewhere
 * else meanwhile. Answers how to give up.
 */
export function focusList(wanted: string | null): () => void {
  let frame = 0;
  let isOver = false;
  let held: Element | null = null;
  const attempt = () => {
    if (isOver) return;
    if (document.querySelector('.drive-view .drive-skeleton')) {
      held ??= document.activeElement;
      const { activeElement } = document;
      const isTitle = activeElement?.matches('.drive-title');
      if (isTitle || [held, document.body].includes(activeElement)) requestAnimationFrame(attempt);
      return;
    }
    const list = document.querySelector('[data-drive-list]');
    if (wanted) list?.dispatchEvent(new CustomEvent(revealEvent, { detail: wanted }));
    const isThere = document.activeElement?.closest(`[data-item="${CSS.escape(wanted ?? '')}"]`);
    const row = isThere ? null : list?.querySelector<HTMLElement>('[data-item]');
    frame += 1;
    if (isThere) return;
    if (row && (wanted === null || frame > 2)) row.focus();
    else if (frame < patienceFrames) requestAnimationFrame(attempt);
    else document.querySelector<HTMLElement>('.drive-title')?.focus();
  };
  // After this frame: what is about to be taken away has given up the focus by then.
  requestAnimationFrame(attempt);
  return () => {
    isOver = true;
  };
}
