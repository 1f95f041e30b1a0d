import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

/** To be spread on what is focusable in an item. */
export interface RovingItem {
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
  readonly 'data-roving': true;
}

interface RovingListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly className?: string | undefined;
  readonly children: (item: Item, roving: RovingItem) => ReactNode;
}

/** A list that is one stop for Tab; arrows, Home and End move inside. It remembers where one was. */
export function RovingList<Item>({ label, items, keyOf, className, children }: RovingListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string>();
  const keys = items.map(keyOf);
  // What had the focus may be gone from the list; then the first item is the way in again.
  const entry = Math.max(0, keys.indexOf(current ?? ''));

  const onKeyDown = (event: KeyboardEvent) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-roving]') ?? [])];
    const next = nextStop(event.key, stops.indexOf(event.target as HTMLElement), stops.length);
    if (next === undefined) return;
    event.preventDefault();
    stops[next]?.focus();
  };

  return (
    <ul ref={list} aria-label={label} className={className} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <li key={keys[index]}>
          {children(item, {
            tabIndex: index === entry ? 0 : -1,
            onFocus: () => setCurrent(keys[index]),
            'data-roving': true,
          })}
        </li>
      ))}
    </ul>
  );
}

function nextStop(key: string, from: number, count: number): number | undefined {
  if (from < 0) return undefined;
  if (key === 'ArrowDown') return Math.min(from + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(from - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
