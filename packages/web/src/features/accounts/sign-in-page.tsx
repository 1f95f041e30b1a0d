import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { ComeBack, type Returner } from './come-back.tsx';
import { Entrance } from './entrance.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { returnTo } from './return-to.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInPasskey } from './sign-in-passkey.tsx';

const entrance = getRouteApi('/entrance');

export function SignInPage() {
  const t = useT();
  const { why, to } = entrance.useSearch();
  const [returner, setReturner] = useState<Returner>();

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
      <ProviderButtons to={returnTo(to)} />
      <SignInForm onReturner={setReturner} />
      <SignInPasskey onReturner={setReturner} />
    </Entrance>
  );
}
