import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { useTyped } from '../../ui/list/use-typed.ts';
import classes from './search-box.module.css';
import { complete, useSuggestions } from './suggest.ts';

const filters = ['from', 'in', 'has', 'after', 'before'] as const;

interface SearchBoxProps {
  readonly value: string;
  readonly onSearch: (value: string) => void;
  /** Down from the field, where nothing is suggested. */
  readonly onDown: () => void;
  /** Which part of all that there is. */
  readonly where: ReactNode;
}

/** Words and filters. While a filter is typed what may stand in it is offered, below it all filters are. */
export function SearchBox({ value, onSearch, onDown, where }: SearchBoxProps) {
  const t = useT();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const typed = useTyped(value, onSearch);
  const [chosen, setChosen] = useState(-1);
  const [closedAt, setClosedAt] = useState<string>();
  const suggested = useSuggestions(typed.text);
  const [focused, setFocused] = useState(false);
  const open = focused && suggested.length > 0 && closedAt !== typed.text;
  useKeys([{ keys: '/', label: 'keys.search', group: 'everywhere', run: () => field.current?.select() }]);
  const type = (text: string) => {
    typed.type(text);
    setChosen(-1);
    field.current?.focus();
  };
  const take = (at: number) => {
    const one = suggested[at];
    if (one !== undefined) type(complete(typed.text, one.text));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = suggested.length - 1;
    if (event.key === 'ArrowDown') open ? setChosen(chosen >= last ? 0 : chosen + 1) : onDown();
    else if (open && event.key === 'ArrowUp') setChosen(chosen <= 0 ? last : chosen - 1);
    else if (open && event.key === 'Escape') setClosedAt(typed.text);
    else if (open && (event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) take(chosen);
    else if (event.key === 'Enter') typed.flush();
    else return;
    event.preventDefault();
  };

  return (
    <search className={classes.box}>
      <TextInput
        ref={field}
        size="md"
        autoFocus={value === ''}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && chosen >= 0 ? `${listId}-${chosen}` : undefined}
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        leftSection={<Search size={18} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={typed.text}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          typed.flush();
        }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t('search.suggestions')}
        className={classes.list}
        hidden={!open}
      >
        {suggested.map(({ text, detail }, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points at its options
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field is the key
          <div
            key={text}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === chosen}
            className={classes.option}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setChosen(at)}
            onClick={() => take(at)}
          >
            {text} <span className={classes.detail}>{detail}</span>
          </div>
        ))}
      </div>
      <div className={classes.below}>
        <ul className={classes.filters} aria-label={t('search.filters')}>
          {filters.map((name) => (
            <li key={name}>
              <button
                type="button"
                className={classes.filter}
                onClick={() => type(`${typed.text.trimEnd()} ${name}:`.trimStart())}
              >
                <code>{name}:</code> {t(`search.filter.${name}`)}
              </button>
            </li>
          ))}
        </ul>
        {where}
      </div>
    </search>
  );
}
