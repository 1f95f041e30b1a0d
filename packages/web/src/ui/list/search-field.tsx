import { TextInput, type TextInputProps } from '@mantine/core';
import classes from './search-field.module.css';
import { useTyped } from './use-typed.ts';

interface SearchFieldProps
  extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'type' | 'className'> {
  /** What is looked for. It stands in the address, so that a list can be shared. */
  readonly value: string;
  readonly onSearch: (value: string) => void;
}

/** Looks when typing pauses, or the field is left. */
export function SearchField({ value, onSearch, ...props }: SearchFieldProps) {
  const typed = useTyped(value, onSearch);
  return (
    <TextInput
      {...props}
      className={classes.field ?? ''}
      type="search"
      value={typed.text}
      onChange={({ currentTarget }) => typed.type(currentTarget.value)}
      onBlur={typed.flush}
    />
  );
}
