import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import type { MadeToken } from './new-token-form.tsx';
import classes from './token-secret.module.css';

/** The one time that the secret is seen. It comes with the focus, selected, so that copying by keys works too. */
export function TokenSecret({ made: { token, secret } }: { made: MadeToken }) {
  const t = useT();
  const clipboard = useClipboard();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const Icon = clipboard.copied ? Check : Copy;
  return (
    <div className={classes.secret}>
      <TextInput
        ref={field}
        readOnly
        value={secret}
        label={t('tokens.secret', { name: token.name })}
        description={t('tokens.secretHint')}
        className={classes.field ?? ''}
      />
      <Button
        variant="default"
        leftSection={<Icon size={18} aria-hidden />}
        onClick={() => clipboard.copy(secret)}
      >
        {t(clipboard.copied ? 'tokens.copied' : 'tokens.copy')}
      </Button>
    </div>
  );
}
