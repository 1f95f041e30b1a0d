import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type OidcNext, returnFromOidc } from '@weft/contract/oidc.ts';
import { Unlink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useEnter } from '../accounts/enter.ts';
import { Entrance } from '../accounts/entrance.tsx';
import { meQuery } from '../accounts/me.ts';
import { rememberProof } from '../accounts/proved.ts';
import { returnTo } from '../accounts/return-to.ts';
import { serverQuery } from '../server/api.ts';
import { AccountStep } from './account-step.tsx';
import classes from './return-page.module.css';
import { SignInStep } from './sign-in-step.tsx';

const route = getRouteApi('/sign-in/with/$provider');

type In = Extract<OidcNext, { next: 'in' }>;

/** Where a provider sends people back to: on they go, or are asked for what is missing. */
export function OidcReturnPage() {
  const t = useT();
  const { provider } = route.useParams();
  const name = useQuery(serverQuery).data?.providers.find(({ id }) => id === provider)?.name;
  const answer = useAnswer();
  // A query, not a mutation: it begins by itself. The server takes each answer once.
  const { data, error } = useQuery({
    queryKey: ['oidc-return', provider, answer],
    queryFn: () => api.call(returnFromOidc, { body: { provider, answer } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [arrived, setArrived] = useState<In>();
  const known = name ?? t('oidc.somewhere');

  if (error !== null) return <Failed title={t('oidc.title', { name: known })} error={error} />;
  const next = arrived ?? data;
  if (next === undefined)
    return (
      <Entrance title={t('oidc.title', { name: known })}>
        <p role="status">{t('oidc.busy')}</p>
      </Entrance>
    );
  switch (next.next) {
    case 'account':
      return <AccountStep provider={known} suggested={next} onIn={setArrived} />;
    case 'in':
      return <Arrived signedIn={next} />;
    case 'linked':
    case 'proved':
      return <Onwards next={next} />;
    default:
      return <SignInStep provider={known} step={next} onIn={setArrived} />;
  }
}

/** What the provider sent along, taken out of the address at once: a reload has nothing to send twice. */
function useAnswer(): string {
  const [answer] = useState(() => window.location.search);
  useEffect(() => {
    if (answer !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [answer]);
  return answer;
}

function Failed({ title, error }: { title: string; error: unknown }) {
  const t = useT();
  const me = useQuery({ ...meQuery, retry: false });
  return (
    <Entrance
      title={title}
      other={
        me.data === undefined ? (
          <Link to="/sign-in">{t('oidc.again')}</Link>
        ) : (
          <Link to="/settings/security">{t('oidc.toSecurity')}</Link>
        )
      }
    >
      <EmptyState icon={Unlink} title={t('oidc.failed')}>
        {failureWords(error, t)}
      </EmptyState>
    </Entrance>
  );
}

/** In. Who could not land in the community of their organisation reads why before they go on. */
function Arrived({ signedIn }: { signedIn: In }) {
  const t = useT();
  const enter = useEnter();
  const { user, cursor, to } = signedIn;
  const refused = signedIn.landings.flatMap(({ name, refused }) =>
    refused === null ? [] : [{ name, refused }],
  );
  const goOn = () => enter({ user, cursor }, returnTo(to));
  const smooth = refused.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when one is in
  useEffect(() => {
    if (smooth) goOn();
  }, [smooth]);
  if (smooth) return null;
  return (
    <Entrance title={t('oidc.landTitle')}>
      <div className={classes.step}>
        {refused.map(({ name, refused: why }) => (
          <p key={name}>{t(`oidc.land.${why}`, { name })}</p>
        ))}
        <Button onClick={goOn}>{t('oidc.go')}</Button>
      </div>
    </Entrance>
  );
}

/** An errand that is done: back to where it began. */
function Onwards({ next: { next, to } }: { next: Extract<OidcNext, { next: 'linked' | 'proved' }> }) {
  const router = useRouter();
  useEffect(() => {
    if (next === 'proved') rememberProof();
    router.history.replace(returnTo(to));
  }, [next, to, router]);
  return null;
}
