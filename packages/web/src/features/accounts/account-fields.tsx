import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';

interface FieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  readonly error: ReactNode;
}

/** What every new account tells of itself, wherever its owner comes from. */
export function AccountFields({ field }: { field: (name: keyof NewAccount) => FieldProps }) {
  const t = useT();
  return (
    <>
      <TextInput
        {...field('username')}
        label={t('signUp.username')}
        description={t('signUp.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextInput
        {...field('displayName')}
        label={`${t('signUp.displayName')} (${t('account.optional')})`}
        autoComplete="name"
      />
      <TextInput
        {...field('email')}
        type="email"
        label={t('signUp.email')}
        autoComplete="email"
        spellCheck={false}
      />
    </>
  );
}

interface NewAccount {
  readonly username: string;
  readonly displayName: string;
  readonly email: string;
}

/** A name to show that was left empty is left out. */
export function withoutEmptyName<Values extends NewAccount>({ displayName, ...rest }: Values) {
  return displayName.trim() === '' ? rest : { ...rest, displayName };
}

/** What `useForm` has to know of these fields. */
export const accountFaults = {
  wrongFormat: { username: 'field.username', email: 'field.email' },
  fieldOfCode: { username_taken: 'username', email_taken: 'email' },
} as const;
