import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { signIn } from '@weft/contract/accounts.ts';
import { comeBack } from '@weft/contract/erasure.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { CodeField, wantsCode, withCode } from './code-field.tsx';
import { type Returner, returnerOf } from './come-back.tsx';
import { useEnter } from './enter.ts';
import classes from './entrance.module.css';

/** Name and password; then, for an account that has a second factor, its code. */
export function SignInForm({ onReturner }: { onReturner: (returner: Returner) => void }) {
  const t = useT();
  const enter = useEnter();
  const [second, setSecond] = useState(false);
  const form = useForm({
    initial: { login: '', password: '', code: '' },
    schema: bodyOf(signIn),
    toBody: withCode,
    submit: async (body) => {
      try {
        enter(await api.call(signIn, { body }));
      } catch (error) {
        const returner = returnerOf(error, (code) =>
          api.call(comeBack, { body: withCode({ ...body, code }) }),
        );
        if (returner !== undefined) return onReturner(returner);
        if (!wantsCode(error)) throw error;
        setSecond(true);
      }
    },
    fieldOfCode: { second_factor_wrong: 'code' },
  });

  return (
    <form {...form.props} className={classes.form}>
      {second ? (
        <CodeField {...form.field('code')} />
      ) : (
        <>
          <TextInput
            {...form.field('login')}
            label={t('signIn.login')}
            // The browser offers passkeys here, too.
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
          />
          <PasswordInput
            {...form.field('password')}
            label={t('signIn.password')}
            autoComplete="current-password"
          />
          <Link to="/forgot-password" className={classes.beside ?? ''}>
            {t('forgot.link')}
          </Link>
        </>
      )}
      <FormProblem words={form.failure} />
      <Button type="submit" loading={form.busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
