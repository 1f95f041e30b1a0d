import { Button, PasswordInput } from '@mantine/core';
import { changePassword } from '@weft/contract/credentials.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useMe } from '../accounts/me.ts';
import classes from './security-page.module.css';

const initial = { password: '', newPassword: '' };

export function PasswordForm() {
  const t = useT();
  const me = useMe();
  const [done, setDone] = useState(false);
  const form = useForm({
    initial,
    schema: bodyOf(changePassword),
    submit: async (body) => {
      setDone(false);
      await api.call(changePassword, { body });
      form.reset(initial);
      setDone(true);
    },
    fieldOfCode: { wrong_password: 'password' },
  });
  return (
    <form {...form.props} className={classes.form}>
      {/* For password managers, which want to know whose password this is. */}
      <input type="text" hidden readOnly autoComplete="username" value={me.username} />
      <PasswordInput
        {...form.field('password')}
        label={t('security.oldPassword')}
        autoComplete="current-password"
      />
      <PasswordInput
        {...form.field('newPassword')}
        label={t('security.newPassword')}
        description={t('signUp.passwordHint')}
        autoComplete="new-password"
      />
      <FormProblem words={form.failure} />
      <p role="status" className={classes.done}>
        {done && t('security.passwordChanged')}
      </p>
      <div>
        <Button type="submit" variant="default" loading={form.busy}>
          {t('security.changePassword')}
        </Button>
      </div>
    </form>
  );
}
