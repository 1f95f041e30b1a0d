import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

/** What stands in a field whose search stands in the address. It is looked for when typing pauses. */
export interface Typed {
  readonly text: string;
  readonly type: (text: string) => void;
  /** At once: whoever goes to what is found already is not to be brought back by a search that comes after. */
  readonly flush: () => void;
}

/** Looks when typing pauses. Where a link leads to another search, the field follows. */
export function useTyped(value: string, onSearch: (value: string) => void): Typed {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [asked, setAsked] = useState(value);
  // Its own search comes back by way of the address, maybe when there is more typed already: that is no other search.
  if (value !== seen) {
    setSeen(value);
    setAsked(value);
    if (value !== asked) setTyped(value);
  }
  const search = useDebouncedCallback((text: string) => {
    setAsked(text);
    onSearch(text);
  }, 200);

  return {
    text: typed,
    type: (text) => {
      setTyped(text);
      search(text.trim());
    },
    flush: () => search.flush(),
  };
}
