import { Button, PasswordInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type OidcNext, signInWithOidc } from '@weft/contract/oidc.ts';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { shortDate } from '../../ui/time/relative.ts';
import { CodeField, wantsCode } from '../accounts/code-field.tsx';
import entrance from '../accounts/entrance.module.css';
import { Entrance } from '../accounts/entrance.tsx';

type Step = Extract<OidcNext, { next: 'code' | 'link' | 'come_back' }>;

interface SignInStepProps {
  readonly provider: string;
  readonly step: Step;
  readonly onIn: (signedIn: Extract<OidcNext, { next: 'in' }>) => void;
}

/** The provider knows them, and so does an account here: what it wants besides. */
export function SignInStep({ provider, step, onIn }: SignInStepProps) {
  const { t, locale } = useLanguage();
  const [second, setSecond] = useState(step.next === 'code');
  const linking = step.next === 'link';
  const returning = step.next === 'come_back';
  const form = useForm({
    initial: { password: '', code: '' },
    schema: bodyOf(signInWithOidc),
    toBody: ({ password, code }) => ({
      ...(linking ? { password } : {}),
      ...(second && code.trim() !== '' ? { code } : {}),
      ...(returning ? { comeBack: true } : {}),
    }),
    submit: async (body) => {
      try {
        onIn(await api.call(signInWithOidc, { body }));
      } catch (error) {
        if (!wantsCode(error) || second) throw error;
        setSecond(true);
      }
    },
    fieldOfCode: { second_factor_wrong: 'code', second_factor_needed: 'code', wrong_password: 'password' },
  });
  const back = <Link to="/sign-in">{t('oidc.again')}</Link>;

  if (step.next === 'link' && !step.password)
    return (
      <Entrance title={t('oidc.linkTitle')} other={back}>
        <p>{t('oidc.linkOther', { email: step.email, name: provider })}</p>
      </Entrance>
    );
  return (
    <Entrance title={titleOf(step)} notice={noticeOf(step)} other={back}>
      <form {...form.props} className={entrance.form}>
        {linking && (
          <PasswordInput
            {...form.field('password')}
            label={t('security.yourPassword')}
            autoComplete="current-password"
          />
        )}
        {linking && (
          <Link to="/forgot-password" className={entrance.beside ?? ''}>
            {t('forgot.link')}
          </Link>
        )}
        {second && <CodeField {...form.field('code')} />}
        <FormProblem words={form.failure} />
        <Button type="submit" loading={form.busy}>
          {submitOf(step)}
        </Button>
      </form>
    </Entrance>
  );

  function titleOf({ next }: Step): string {
    if (next === 'code') return t('oidc.code');
    return next === 'link' ? t('oidc.linkTitle') : t('signIn.welcome');
  }

  function noticeOf(one: Step): string | undefined {
    if (one.next === 'link') return t('oidc.link', { email: one.email, name: provider });
    if (one.next === 'come_back')
      return t('comeBack.words', { date: shortDate(new Date(one.until), locale) });
    return undefined;
  }

  function submitOf({ next }: Step): string {
    if (next === 'link') return t('oidc.linkDo');
    return next === 'come_back' ? t('comeBack.yes') : t('signIn.submit');
  }
}
