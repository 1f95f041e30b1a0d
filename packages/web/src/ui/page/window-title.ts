import { useEffect, useSyncExternalStore } from 'react';

interface WindowTitle {
  /** A page whose name is not a word of ours says it: a channel, people. */
  readonly name: string | undefined;
  /** How much waits for one, in words that are short. */
  readonly count: string;
}

let current: WindowTitle = { name: undefined, count: '' };
const listeners = new Set<() => void>();

function become(next: WindowTitle): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTitleParts(): WindowTitle {
  return useSyncExternalStore(subscribe, () => current);
}

/** Names the window after what this page shows, as long as it is shown. */
export function usePageName(name: string): void {
  useEffect(() => {
    become({ ...current, name });
    return () => {
      if (current.name === name) become({ ...current, name: undefined });
    };
  }, [name]);
}

/** Tells before the title that something waits; the sign of the window gets a dot. */
export function useTitleCount(count: string): void {
  useEffect(() => {
    become({ ...current, count });
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon !== null) icon.href = count === '' ? '/favicon.svg' : '/favicon-unread.svg';
  }, [count]);
}
