import type { KeyboardEvent, Ref } from 'react';
import classes from './choosing-field.module.css';

interface ChoosingFieldProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly listId: string;
  /** The id of what Enter would choose. */
  readonly chosen: string | undefined;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly autoFocus?: boolean;
  readonly roomy?: boolean;
}

/** Type, arrow, Enter: it keeps the focus, what is chosen in the list below it is told by its id. */
export function ChoosingField({
  label,
  listId,
  chosen,
  search,
  onSearch,
  roomy = false,
  ...props
}: ChoosingFieldProps) {
  return (
    <input
      {...props}
      className={classes.field}
      data-roomy={roomy || undefined}
      role="combobox"
      aria-expanded
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={chosen}
      aria-label={label}
      placeholder={label}
      value={search}
      onChange={({ target }) => onSearch(target.value)}
    />
  );
}
