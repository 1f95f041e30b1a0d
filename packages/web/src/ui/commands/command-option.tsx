import { ArrowRight } from 'lucide-react';
import { KeyCombination } from '../keys/key-help.tsx';
import type { Command } from './command.ts';
import classes from './command-option.module.css';

interface CommandOptionProps {
  readonly id: string;
  readonly command: Command;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

export function CommandOption({ id, command, chosen, onPoint, onRun }: CommandOptionProps) {
  const Icon = command.icon ?? ArrowRight;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus and points at its options
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the search field is the key
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={classes.option}
      onMouseMove={onPoint}
      onClick={onRun}
    >
      <Icon size={18} aria-hidden />
      <span className={classes.title} data-strong={command.strong === true || undefined}>
        {command.title}
      </span>
      {command.keys !== undefined && <KeyCombination keys={command.keys} />}
    </div>
  );
}
