import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { confirmEmail } from '@weft/contract/credentials.ts';
import { MailCheck, Unlink } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { ErrorState } from '../../ui/state/error-state.tsx';
import { Entrance } from '../accounts/entrance.tsx';
import { useLinkToken } from './link-token.ts';

/** Where the link that confirms an address leads, on whichever device the mail was read: signed in or not. */
export function VerifyEmailPage() {
  const t = useT();
  const token = useLinkToken();
  // A query, not a mutation: confirming twice says the same, and it begins by itself.
  const query = useQuery({
    queryKey: ['confirm-email', token],
    queryFn: () => api.call(confirmEmail, { body: { token } }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Entrance title={t('verify.title')} other={<Link to="/">{t('verify.go')}</Link>}>
      <div role="status">
        <Outcome query={query} dead={token === ''} />
      </div>
    </Entrance>
  );
}

interface OutcomeProps {
  readonly dead: boolean;
  readonly query: {
    readonly data: { readonly email: string; readonly changed: boolean } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

function Outcome({ query: { data, error, refetch }, dead }: OutcomeProps) {
  const t = useT();
  if (data !== undefined)
    return (
      <EmptyState
        icon={MailCheck}
        title={t(data.changed ? 'verify.changed' : 'verify.done', { email: data.email })}
      />
    );
  if (dead || isRefusal(error))
    return (
      <EmptyState icon={Unlink} title={t('link.dead')}>
        {dead ? t('error.link_expired') : failureWords(error, t)} {t('verify.again')}
      </EmptyState>
    );
  if (error !== null) return <ErrorState words={failureWords(error, t)} onRetry={() => void refetch()} />;
  return <p>{t('verify.busy')}</p>;
}
