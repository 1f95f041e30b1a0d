import { Button, PasswordInput } from '@mantine/core';
import { changePassword } from '@weft/contract/credentials.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useMe } from '../accounts/me.ts';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';
import classes from './security-page.module.css';

const initial = { password: '', newPassword: '' };

export function PasswordForm() {
  const t = useT();
  const me = useMe();
  const [done, setDone] = useState<'security.passwordChanged' | 'security.passwordSet'>();
  const toBody = useOwnProof();
  const form = useForm({
    initial,
    schema: bodyOf(changePassword),
    toBody,
    submit: async (body) => {
      setDone(undefined);
      await api.call(changePassword, { body });
      form.reset(initial);
      setDone(me.hasPassword ? 'security.passwordChanged' : 'security.passwordSet');
    },
    fieldOfCode: { wrong_password: 'password' },
  });
  return (
    <form {...form.props} className={classes.form}>
      {/* For password managers, which want to know whose password this is. */}
      <input type="text" hidden readOnly autoComplete="username" value={me.username} />
      <OwnProof onPage {...form.field('password')} label={t('security.oldPassword')} />
      <PasswordInput
        {...form.field('newPassword')}
        label={t('security.newPassword')}
        description={t('signUp.passwordHint')}
        autoComplete="new-password"
      />
      <FormProblem words={form.failure} />
      <p role="status" className={classes.done}>
        {done && t(done)}
      </p>
      <div>
        <Button type="submit" variant="default" loading={form.busy}>
          {t(me.hasPassword ? 'security.changePassword' : 'security.setPassword')}
        </Button>
      </div>
    </form>
  );
}
