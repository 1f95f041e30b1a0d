import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { requestPasswordReset } from '@weft/contract/credentials.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import classes from '../accounts/entrance.module.css';
import { Entrance } from '../accounts/entrance.tsx';
import { serverQuery } from '../server/api.ts';

/** Says the same whether there is such an account: who has one is nobody else's business. */
export function ForgotPasswordPage() {
  const t = useT();
  const [sent, setSent] = useState(false);
  const noMail = useQuery(serverQuery).data?.mail === 'kept';
  const words = noMail ? t('forgot.noMail') : sent ? t('forgot.sent') : t('forgot.intro');
  return (
    <Entrance
      title={t('forgot.title')}
      notice={words}
      other={
        <Link to="/sign-in" search={{}}>
          {t('forgot.back')}
        </Link>
      }
    >
      {!noMail && (sent ? <p>{t('forgot.nothing')}</p> : <LoginForm onSent={() => setSent(true)} />)}
    </Entrance>
  );
}

function LoginForm({ onSent }: { onSent: () => void }) {
  const t = useT();
  const form = useForm({
    initial: { login: '' },
    schema: bodyOf(requestPasswordReset),
    submit: async (body) => {
      await api.call(requestPasswordReset, { body });
      onSent();
    },
  });
  return (
    <form {...form.props} className={classes.form}>
      <TextInput
        {...form.field('login')}
        label={t('signIn.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormProblem words={form.failure} />
      <Button type="submit" loading={form.busy}>
        {t('forgot.submit')}
      </Button>
    </form>
  );
}
