import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './copy-field.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
}

/** Something to take along, often seen only once. It comes with the focus, selected, so that copying by keys works too. */
export function CopyField({ label, description, value }: CopyFieldProps) {
  const t = useT();
  const clipboard = useClipboard();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const Icon = clipboard.copied ? Check : Copy;
  return (
    <div className={classes.place}>
      <TextInput
        ref={field}
        readOnly
        value={value}
        label={label}
        description={description}
        className={classes.field ?? ''}
      />
      <Button
        variant="default"
        leftSection={<Icon size={18} aria-hidden />}
        onClick={() => clipboard.copy(value)}
      >
        {t(clipboard.copied ? 'shared.copied' : 'shared.copy')}
      </Button>
    </div>
  );
}
