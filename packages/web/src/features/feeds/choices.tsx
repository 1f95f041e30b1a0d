import { Check } from 'lucide-react';
import classes from './builder.module.css';

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Any of a few, each a button that is pressed or not. */
export function Choices({ label, choices, value, onChange }: ChoicesProps) {
  return (
    <fieldset className={classes.choices} aria-label={label}>
      {choices.map((choice) => {
        const on = value.includes(choice.value);
        return (
          <button
            key={choice.value}
            type="button"
            className={classes.choice}
            aria-pressed={on}
            onClick={() =>
              onChange(on ? value.filter((one) => one !== choice.value) : [...value, choice.value])
            }
          >
            {on && <Check size={14} aria-hidden />}
            {choice.label}
          </button>
        );
      })}
    </fieldset>
  );
}
