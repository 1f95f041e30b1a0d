import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

interface SearchFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'type'> {
  /** What is looked for. It stands in the address, so that a list can be shared. */
  readonly value: string;
  readonly onSearch: (value: string) => void;
}

/** Looks when typing pauses, or the field is left. Where a link leads to another search, the field follows. */
export function SearchField({ value, onSearch, ...props }: SearchFieldProps) {
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

  return (
    <TextInput
      {...props}
      type="search"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value.trim());
      }}
      // Whoever goes to what is found already is not to be brought back by a search that comes after.
      onBlur={() => search.flush()}
    />
  );
}
