import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { KeyCombination } from '../keys/key-help.tsx';
import { ChoosingField } from '../list/choosing-field.tsx';
import type { Command } from './command.ts';
import { CommandOption } from './command-option.tsx';
import { findCommands } from './match.ts';
import classes from './switcher.module.css';

interface SwitcherProps {
  readonly commands: readonly Command[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** What was found elsewhere for exactly this search. */
  readonly more: readonly Command[];
  /** Where to look on, whatever is found. */
  readonly last: Command | undefined;
  readonly onClose: () => void;
}

/** Type, arrow, Enter: anywhere. The focus stays in the field; the chosen option is told to screen readers by its id. */
export function Switcher({ commands, search, onSearch, more, last, onClose }: SwitcherProps) {
  const t = useT();
  const listId = useId();
  const [chosen, setChosen] = useState(0);
  const wholeList = (text: string) => [...findCommands(commands, text), ...more];
  const found = wholeList(useDeferredValue(search));
  const shown = last === undefined ? found : [...found, last];
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosen]);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };

  // Enter means what is in the field, also when the list is still a letter behind.
  const onKeyDown = (event: KeyboardEvent) => {
    const end = shown.length - 1;
    if (event.key === 'ArrowDown') setChosen(chosen >= end ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp') setChosen(chosen <= 0 ? end : chosen - 1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(wholeList(search)[chosen] ?? last);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog label={t('switcher.title')} onClose={onClose}>
      <ChoosingField
        roomy
        autoFocus
        label={t('switcher.placeholder')}
        listId={listId}
        chosen={shown.length > 0 ? optionId(chosen) : undefined}
        search={search}
        onSearch={(text) => {
          onSearch(text);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('switcher.results')} className={classes.results}>
        {shown.map((command, index) => (
          <CommandOption
            key={command.id}
            id={optionId(index)}
            command={command}
            chosen={index === chosen}
            onPoint={() => setChosen(index)}
            onRun={() => run(command)}
          />
        ))}
      </div>
      <p className={classes.foot} aria-live="polite">
        {found.length === 0 ? t('switcher.none') : t('switcher.count', { count: found.length })}
        <span className={classes.hint} aria-hidden>
          <KeyCombination keys="ArrowUp+ArrowDown" /> {t('switcher.move')}
          <KeyCombination keys="Enter" /> {t('switcher.choose')}
        </span>
      </p>
    </Dialog>
  );
}
