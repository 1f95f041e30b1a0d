import { TextInput } from '@mantine/core';
import classes from './builder.module.css';

interface NumberFieldProps {
  readonly label: string;
  /** Digits, or nothing yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <TextInput
      className={classes.short ?? ''}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\D/g, '').slice(0, 9))}
    />
  );
}
