import { Button, PasswordInput, TextInput } from '@mantine/core';
import { signUp } from '@weft/contract/accounts.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useEnter } from './enter.ts';
import classes from './entrance.module.css';

interface SignUpFormProps {
  /** What opens the door: an invite, or the code that a new server shows at its terminal. */
  readonly invite?: string | undefined;
  /** The mailbox that the invite was sent to. */
  readonly email?: string | undefined;
  readonly setupCode?: string | undefined;
  /** Where it leads, when not where one came from. */
  readonly then?: string | undefined;
}

export function SignUpForm({ invite, email = '', setupCode, then }: SignUpFormProps) {
  const { t, language } = useLanguage();
  const enter = useEnter(then);
  const form = useForm({
    initial: { username: '', displayName: '', email, password: '' },
    schema: bodyOf(signUp),
    toBody: ({ displayName, ...rest }) => ({
      ...rest,
      language,
      ...(displayName.trim() === '' ? {} : { displayName }),
      ...(invite === undefined ? {} : { invite }),
      ...(setupCode === undefined ? {} : { setupCode }),
    }),
    submit: async (body) => enter(await api.call(signUp, { body })),
    wrongFormat: { username: 'field.username', email: 'field.email' },
    fieldOfCode: { username_taken: 'username', email_taken: 'email' },
  });

  return (
    <form {...form.props} className={classes.form}>
      <TextInput
        {...form.field('username')}
        label={t('signUp.username')}
        description={t('signUp.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextInput
        {...form.field('displayName')}
        label={`${t('signUp.displayName')} (${t('account.optional')})`}
        autoComplete="name"
      />
      <TextInput
        {...form.field('email')}
        type="email"
        label={t('signUp.email')}
        autoComplete="email"
        spellCheck={false}
      />
      <PasswordInput
        {...form.field('password')}
        label={t('signUp.password')}
        description={t('signUp.passwordHint')}
        autoComplete="new-password"
      />
      <FormProblem words={form.failure} />
      <Button type="submit" loading={form.busy}>
        {t('signUp.submit')}
      </Button>
    </form>
  );
}
