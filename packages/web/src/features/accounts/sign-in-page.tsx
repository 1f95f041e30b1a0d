import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { signIn } from '@weft/contract/accounts.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { ComeBack, type Returner, returnerOf } from './come-back.tsx';
import { useEnter } from './enter.ts';
import classes from './entrance.module.css';
import { Entrance } from './entrance.tsx';

const entrance = getRouteApi('/entrance');

export function SignInPage() {
  const t = useT();
  const { why, to } = entrance.useSearch();
  const enter = useEnter();
  const [returner, setReturner] = useState<Returner>();
  const form = useForm({
    initial: { login: '', password: '' },
    schema: bodyOf(signIn),
    submit: async (body) => {
      try {
        enter(await api.call(signIn, { body }));
      } catch (error) {
        const found = returnerOf(error, body);
        if (found === undefined) throw error;
        setReturner(found);
      }
    },
  });

  if (returner !== undefined)
    return (
      <Entrance title={t('signIn.welcome')}>
        <ComeBack returner={returner} onNo={() => setReturner(undefined)} />
      </Entrance>
    );
  return (
    <Entrance
      title={t('signIn.welcome')}
      notice={why === undefined ? undefined : t(`signIn.${why}`)}
      other={
        <>
          {t('signIn.other')}{' '}
          <Link to="/sign-up" search={{ to }}>
            {t('signIn.otherLink')}
          </Link>
        </>
      }
    >
      <form {...form.props} className={classes.form}>
        <TextInput
          {...form.field('login')}
          label={t('signIn.login')}
          autoComplete="username"
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
        <FormProblem words={form.failure} />
        <Button type="submit" loading={form.busy}>
          {t('signIn.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
