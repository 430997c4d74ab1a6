import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { signs } from '#drive/keys.ts';
import { openItem } from '#drive/open.ts';
import { sayChosen } from '#drive/selection/say-chosen.ts';
import {
  choose,
  chooseSome,
  countChosen,
  decideHow,
  type How,
  isChosen,
} from '#drive/selection/selection.ts';
import { decideGridMove } from './grid-keys.ts';
import { decideListMove, type Edge, findEdge, findTyped } from './list-keys.ts';
import type { MenuPlace } from './RowMenu.tsx';
import type { ListFocus } from './use-list-focus.ts';

/** A finger that rests this long asks for the menu. */
const longPressMs = 500;
/** Letters that come later than this begin a new word. */
const typingMs = 700;

interface Given {
  readonly items: readonly Item[];
  readonly focus: ListFocus;
  readonly onMenu: (place: MenuPlace) => void;
  /** How many things stand beside each other; one is a list. */
  readonly columns?: number;
  /** Go to an end of the list that is not loaded; false when there is no need to. */
  readonly onJump?: ((edge: Edge, how: How | null, from: number) => boolean) | undefined;
  /** The person goes up from the first row that is loaded. */
  readonly onStart?: (() => void) | undefined;
}

/** Answer every press in a list in one place: mouse, finger and keys, as a desktop does. */
export function useListPress({ items, focus, onMenu, columns = 1, onJump, onStart }: Given) {
  const drive = useDrive();
  const { selection, saying, dialog } = drive;
  const typed = useRef({ text: '', at: 0 });
  const resting = useRef<{ timer: number; isOver: boolean }>({ timer: 0, isOver: false });

  const find = (target: EventTarget) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    const index = Number(row?.dataset.index ?? -1);
    const item = items[index];
    return row && item ? { row, index, item } : null;
  };
  const pick = (item: Item, how: How) => {
    const before = selection.get();
    const after = choose(before, { rows: items, target: item, how });
    selection.set(after);
    // One row that is only walked to is told by the screen reader itself.
    if (how !== 'only' || countChosen(before) > 1) saying.speak(sayChosen(after, drive));
  };
  const ask = (item: Item, row: HTMLElement) => {
    if (!isChosen(selection.get(), item.id)) selection.set(chooseSome([item]));
    const anchor = row.querySelector<HTMLElement>('[data-menu]') ?? row;
    onMenu({ what: selection.get(), anchor });
  };

  const handleClick = (event: MouseEvent) => {
    const at = find(event.target);
    if (!at || !(event.target instanceof Element)) return;
    const { row, item } = at;
    if (resting.current.isOver) {
      resting.current.isOver = false;
      event.preventDefault();
      return;
    }
    if (event.target.closest('[data-menu]')) return ask(item, row);
    if (event.target instanceof HTMLInputElement) {
      return pick(item, event.shiftKey ? 'add-range' : 'toggle');
    }
    const how = decideHow(event);
    const link = event.target.closest('a');
    const isFinger =
      event.nativeEvent instanceof window.PointerEvent && event.nativeEvent.pointerType === 'touch';
    if (isFinger && countChosen(selection.get()) > 0) {
      event.preventDefault();
      return pick(item, 'toggle');
    }
    const opens = how === 'only' && (link !== null || isFinger);
    event.preventDefault();
    if (opens) openItem(drive, item);
    else pick(item, how);
  };

  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = find(event.target);
    if (!at) return;
    // A dialog is on its way: what is typed meanwhile is not meant for the list.
    if (dialog.get() !== null) return event.preventDefault();
    const { row, index, item } = at;
    const isRow = event.target === row;
    const { key } = event;
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      return ask(item, row);
    }
    if (columns === 1 && (key === 'ArrowRight' || key === 'ArrowLeft') && !event.altKey) {
      event.preventDefault();
      return walkRow(row, key === 'ArrowRight' ? 1 : -1);
    }
    // A button of the row has Enter and Space for itself.
    if (!isRow && (key === 'Enter' || key === ' ')) return;
    if (key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      return openItem(drive, item);
    }
    const pageRows = Math.max(1, Math.floor(window.innerHeight / row.offsetHeight) - 3);
    const place = { index, count: items.length, pageRows, columns };
    const move = columns === 1 ? decideListMove(event, place) : decideGridMove(event, place);
    if (move) {
      event.preventDefault();
      const edge = findEdge(key);
      if (edge && onJump?.(edge, move.how, index)) return;
      if (key !== ' ' && move.to === 0 && index === 0) onStart?.();
      const target = items[move.to];
      focus.move(move.to);
      if (target && move.how) pick(target, move.how);
      return;
    }
    if (isRow && isLetter(event)) handleLetter(event, index);
  };
  const handleLetter = (event: KeyboardEvent, index: number) => {
    const isNew = event.timeStamp - typed.current.at > typingMs;
    typed.current = {
      text: (isNew ? '' : typed.current.text) + event.key,
      at: event.timeStamp,
    };
    const names = items.map(({ name }) => name);
    const to = findTyped(names, typed.current.text, index);
    const target = items[to];
    if (!target) return;
    event.preventDefault();
    focus.move(to);
    pick(target, 'only');
  };

  const stopResting = () => window.clearTimeout(resting.current.timer);
  return {
    onClick: handleClick,
    onDoubleClick: (event: MouseEvent) => {
      const at = find(event.target);
      const isFree = event.target instanceof Element && !event.target.closest('a, button, input');
      if (at && isFree) openItem(drive, at.item);
    },
    onMouseDown: (event: MouseEvent) => {
      // Shift would mark the text between two presses.
      if (!event.shiftKey) return;
      const at = find(event.target);
      if (!at) return;
      event.preventDefault();
      at.row.focus();
    },
    onFocus: ({ target }: { target: EventTarget }) => {
      const at = find(target);
      if (at) focus.note(at.index);
    },
    onKeyDown: handleKeyDown,
    onContextMenu: (event: MouseEvent) => {
      const at = find(event.target);
      if (!at) return;
      event.preventDefault();
      stopResting();
      ask(at.item, at.row);
    },
    onPointerDown: (event: PointerEvent) => {
      resting.current.isOver = false;
      const at = find(event.target);
      if (!at || event.pointerType !== 'touch') return;
      resting.current.timer = window.setTimeout(() => {
        resting.current.isOver = true;
        ask(at.item, at.row);
      }, longPressMs);
    },
    onPointerUp: stopResting,
    onPointerCancel: stopResting,
    onPointerMove: ({ movementX, movementY }: PointerEvent) => {
      if (Math.abs(movementX) + Math.abs(movementY) > 3) stopResting();
    },
  };
}

/** Walk with the left and right arrow through what can be pressed in a row, and back to the row. */
function walkRow(row: HTMLElement, step: number): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('input, a, button')].filter(
    (stop) => stop === row || stop.offsetParent !== null,
  );
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
}

/** A sign that is typed, and no key of the map. */
function isLetter({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return (
    [...key].length === 1 && !ctrlKey && !altKey && !metaKey && key !== ' ' && !signs.includes(key)
  );
}
