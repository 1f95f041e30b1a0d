import { Button } from '@mantine/core';
import type { AccessToken } from '@weft/contract/tokens.ts';
import { KeyRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { PlainKey } from '../../i18n/words.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './token-row.module.css';

interface TokenRowProps {
  readonly token: AccessToken;
  readonly onRevoke: () => void;
}

export function TokenRow({ token, onRevoke }: TokenRowProps) {
  const t = useT();
  const { name, lastUsedAt, expiresAt, may } = token;
  return (
    <li className={classes.token}>
      <KeyRound size={20} aria-hidden />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.detail}>
          {t(wordsFor(token))} ·{' '}
          {lastUsedAt === null ? (
            t('tokens.neverUsed')
          ) : (
            <>
              {t('tokens.used')} <RelativeTime at={lastUsedAt} />
            </>
          )}
          {expiresAt !== null && (
            <>
              {' · '}
              {t('tokens.expires')} <RelativeTime at={expiresAt} />
            </>
          )}
        </p>
      </div>
      {may.revoke && (
        <Button variant="default" size="xs" aria-label={t('tokens.revokeNamed', { name })} onClick={onRevoke}>
          {t('tokens.revoke')}
        </Button>
      )}
    </li>
  );
}

function wordsFor({ scopes }: AccessToken): PlainKey {
  if (scopes.length > 1) return 'tokens.may.both';
  return scopes[0] === 'write' ? 'tokens.may.write' : 'tokens.may.read';
}
