import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import { serverQuery } from '../server/api.ts';
import { Entrance } from './entrance.tsx';
import { SignUpForm } from './sign-up-form.tsx';

const entrance = getRouteApi('/entrance');

export function SignUpPage() {
  const t = useT();
  const { to } = entrance.useSearch();
  const closed = useQuery(serverQuery).data?.signUp === 'closed';
  return (
    <Entrance
      title={t('signUp.welcome')}
      notice={closed ? t('signUp.closed') : undefined}
      other={
        <>
          {t('signUp.other')}{' '}
          <Link to="/sign-in" search={{ to }}>
            {t('signUp.otherLink')}
          </Link>
        </>
      }
    >
      {!closed && <SignUpForm />}
    </Entrance>
  );
}
