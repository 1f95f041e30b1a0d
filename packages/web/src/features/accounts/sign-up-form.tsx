import { Button, PasswordInput } from '@mantine/core';
import { signUp } from '@weft/contract/accounts.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { AccountFields, accountFaults, withoutEmptyName } from './account-fields.tsx';
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
    toBody: (values) => ({
      ...withoutEmptyName(values),
      language,
      ...(invite === undefined ? {} : { invite }),
      ...(setupCode === undefined ? {} : { setupCode }),
    }),
    submit: async (body) => enter(await api.call(signUp, { body })),
    ...accountFaults,
  });

  return (
    <form {...form.props} className={classes.form}>
      <AccountFields field={form.field} />
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
