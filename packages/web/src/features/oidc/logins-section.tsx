import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OidcLogin, OidcProvider } from '@weft/contract/oidc.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Section } from '../../ui/page/section.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { loginsQuery } from '../accounts/logins.ts';
import { serverQuery } from '../server/api.ts';
import { LinkDialog, UnlinkDialog } from './login-dialogs.tsx';
import classes from './logins-section.module.css';

/** Settings → Security: the services that sign one in. Not there where this server knows none and none is linked. */
export function LoginsSection() {
  const t = useT();
  const providers = useQuery(serverQuery).data?.providers ?? [];
  const query = useQuery(loginsQuery);
  const [linking, setLinking] = useState<OidcProvider>();
  const [unlinking, setUnlinking] = useState<OidcLogin>();
  if (providers.length === 0 && (query.data ?? []).length === 0) return null;
  return (
    <Section title={t('logins.title')} intro={t('logins.intro')}>
      <Loaded query={query} lines={2}>
        {(logins) => (
          <div className={classes.parts}>
            {logins.length > 0 && (
              <ul className={classes.list} aria-label={t('logins.list')}>
                {logins.map((login) => (
                  <LoginRow key={login.id} login={login} onUnlink={() => setUnlinking(login)} />
                ))}
              </ul>
            )}
            <div className={classes.actions}>
              {providers
                .filter(({ name }) => logins.every(({ provider }) => provider !== name))
                .map((provider) => (
                  <Button key={provider.id} variant="default" onClick={() => setLinking(provider)}>
                    {t('logins.link', { name: provider.name })}
                  </Button>
                ))}
            </div>
          </div>
        )}
      </Loaded>
      {linking && <LinkDialog provider={linking} onClose={() => setLinking(undefined)} />}
      {unlinking && <UnlinkDialog login={unlinking} onClose={() => setUnlinking(undefined)} />}
    </Section>
  );
}

function LoginRow({ login, onUnlink }: { login: OidcLogin; onUnlink: () => void }) {
  const t = useT();
  const name = login.provider ?? t('logins.unknown');
  return (
    <li className={classes.login}>
      <div className={classes.words}>
        <p>{name}</p>
        <p className={classes.detail}>
          {login.label !== '' && `${login.label} · `}
          {t('logins.used')} <RelativeTime at={login.lastUsedAt} />
        </p>
      </div>
      <Button variant="default" size="xs" aria-label={t('logins.unlinkNamed', { name })} onClick={onUnlink}>
        {t('logins.unlink')}
      </Button>
    </li>
  );
}
