import { Button, PasswordInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { resetPassword } from '@weft/contract/credentials.ts';
import { Unlink } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { CodeField, wantsCode, withCode } from '../accounts/code-field.tsx';
import { useEnter } from '../accounts/enter.ts';
import classes from '../accounts/entrance.module.css';
import { Entrance } from '../accounts/entrance.tsx';
import { useLinkToken } from './link-token.ts';

/** Where the link of a reset leads: a new password, and in. */
export function ResetPasswordPage() {
  const t = useT();
  const token = useLinkToken();
  const [dead, setDead] = useState(token === '');
  if (dead)
    return (
      <Entrance title={t('reset.title')} other={<Link to="/forgot-password">{t('reset.again')}</Link>}>
        <EmptyState icon={Unlink} title={t('link.dead')}>
          {t('error.link_expired')}
        </EmptyState>
      </Entrance>
    );
  return (
    <Entrance title={t('reset.title')} notice={t('reset.intro')}>
      <NewPasswordForm token={token} onDead={() => setDead(true)} />
    </Entrance>
  );
}

function NewPasswordForm({ token, onDead }: { token: string; onDead: () => void }) {
  const t = useT();
  const enter = useEnter('/');
  const [second, setSecond] = useState(false);
  const form = useForm({
    initial: { password: '', code: '' },
    schema: bodyOf(resetPassword),
    toBody: (values) => ({ ...withCode(values), token }),
    submit: async (body) => {
      try {
        enter(await api.call(resetPassword, { body }));
      } catch (error) {
        if (wantsCode(error)) return setSecond(true);
        if (!isRefusal(error) || error.code !== 'link_expired') throw error;
        onDead();
      }
    },
    fieldOfCode: { second_factor_wrong: 'code' },
  });
  return (
    <form {...form.props} className={classes.form}>
      <PasswordInput
        {...form.field('password')}
        label={t('reset.password')}
        description={t('signUp.passwordHint')}
        autoComplete="new-password"
      />
      {second && <CodeField {...form.field('code')} />}
      <FormProblem words={form.failure} />
      <Button type="submit" loading={form.busy}>
        {t('reset.submit')}
      </Button>
    </form>
  );
}
