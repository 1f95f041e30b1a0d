import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import type { VListHandle } from 'virtua';
import type { Row } from './rows.ts';

/** Arrows walk from message to message, one stop for Tab; Escape goes back to where one writes. */
export function useWalk(
  list: RefObject<VListHandle | null>,
  place: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  onLeave: () => void,
) {
  const [chosen, setChosen] = useState<string>();
  const isStop = (row: Row | undefined) => row?.kind === 'message' || row?.kind === 'card';
  const known = rows.findIndex(({ key }) => key === chosen);
  const current = known === -1 ? rows.findLastIndex(isStop) : known;

  const goTo = (at: number) => {
    const row = rows[at];
    if (row === undefined) return;
    setChosen(row.key);
    list.current?.scrollToIndex(at, { align: 'nearest' });
    // It may have to be mounted first.
    requestAnimationFrame(() => requestAnimationFrame(() => focusRow(place.current, row)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.closest('[data-message]') === null || event.defaultPrevented) return;
    const onRow = target.hasAttribute('data-message');
    if (event.key === 'Escape' && !event.isDefaultPrevented() && isPlain(target)) onLeave();
    else if (!onRow) return;
    else if (event.key === 'ArrowUp') goTo(rows.findLastIndex((row, at) => at < current && isStop(row)));
    else if (event.key === 'ArrowDown') {
      const next = rows.findIndex((row, at) => at > current && isStop(row));
      if (next === -1) onLeave();
      else goTo(next);
    } else if (event.key === 'End') goTo(rows.findLastIndex(isStop));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onFocus = ({ target }: FocusEvent) => {
    const id = target.closest<HTMLElement>('[data-message]')?.dataset.message;
    const row = rows.find((one) => idOf(one) === id);
    if (row !== undefined) setChosen(row.key);
  };

  return { current, onKeyDown, onFocus };
}

/** In a field, a menu or a popover Escape means something of its own. */
function isPlain(target: HTMLElement): boolean {
  return target.closest('[contenteditable="true"], input, textarea, [role="menu"], [role="dialog"]') === null;
}

export function idOf(row: Row): string | undefined {
  if (row.kind === 'message') return row.message.id;
  return row.kind === 'card' ? `card-${row.card.thread.id}` : undefined;
}

function focusRow(place: HTMLElement | null, row: Row | undefined): void {
  const id = row === undefined ? undefined : idOf(row);
  if (id !== undefined)
    place?.querySelector<HTMLElement>(`[data-message="${id}"]`)?.focus({ preventScroll: true });
}
