import { useRef } from 'react';

/** Up, from an empty field, goes to the last message above it. */
export function useFocusLast() {
  const area = useRef<HTMLDivElement>(null);
  const focusLast = () => {
    const rows = area.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [];
    [...rows].at(-1)?.focus();
  };
  return { area, focusLast };
}
