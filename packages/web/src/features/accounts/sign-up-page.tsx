import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { serverQuery } from '../server/api.ts';
import { Entrance } from './entrance.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { returnTo } from './return-to.ts';
import { SignUpForm } from './sign-up-form.tsx';

const entrance = getRouteApi('/entrance');

export function SignUpPage() {
  const t = useT();
  const { to } = entrance.useSearch();
  const { hash } = useLocation();
  // Behind the #, which browsers send to no server.
  const [setupCode] = useState(() => /^setup=(.+)$/.exec(hash)?.[1]);
  const closed = useQuery(serverQuery).data?.signUp === 'closed' && setupCode === undefined;
  const then = setupCode === undefined ? undefined : '/communities/new';
  return (
    <Entrance
      title={t('signUp.welcome')}
      notice={noticeFor({ closed, setupCode }, t)}
      other={
        <>
          {t('signUp.other')}{' '}
          <Link to="/sign-in" search={{ to }}>
            {t('signUp.otherLink')}
          </Link>
        </>
      }
    >
      {/* An organisation's people may make accounts on a closed server, too. */}
      <ProviderButtons to={then ?? returnTo(to)} setupCode={setupCode} alone={closed} />
      {!closed && <SignUpForm setupCode={setupCode} then={then} />}
    </Entrance>
  );
}

function noticeFor({ closed, setupCode }: { closed: boolean; setupCode: string | undefined }, t: Translate) {
  if (setupCode !== undefined) return t('signUp.setup');
  return closed ? t('signUp.closed') : undefined;
}
