import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { Section } from '../../ui/page/section.tsx';
import { serverQuery } from '../server/api.ts';
import { goToProve } from './away.ts';
import { loginsQuery } from './logins.ts';
import { useMe } from './me.ts';
import classes from './own-proof.module.css';
import { ProvePasskey } from './prove-passkey.tsx';
import { provedQuery, rememberProof } from './proved.ts';

interface OwnProofProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  readonly error?: string | undefined;
  readonly label: string;
  readonly 'data-autofocus'?: boolean;
  /** The page shows the ways to prove already, once for all its forms. */
  readonly onPage?: boolean;
}

/** Before what only the owner may do: the password; without one, the way to sign in anew at a linked provider. */
export function OwnProof({ onPage = false, ...props }: OwnProofProps) {
  const { hasPassword } = useMe();
  if (!hasPassword) return onPage ? null : <ProveAnew />;
  return <PasswordInput {...props} autoComplete="current-password" />;
}

/** What a form sends: no password where there is none. An empty one where there is one is told as missing. */
export function useOwnProof() {
  const { hasPassword } = useMe();
  return <Values extends { readonly password: string }>(values: Values) => {
    const { password: _none, ...rest } = values;
    return hasPassword ? values : rest;
  };
}

/** At the head of a page whose forms want a proof. */
export function ProofSection() {
  const t = useT();
  const { hasPassword } = useMe();
  if (hasPassword) return null;
  return (
    <Section title={t('proof.title')}>
      <ProveAnew />
    </Section>
  );
}

function ProveAnew() {
  const t = useT();
  const providers = useQuery(serverQuery).data?.providers ?? [];
  const logins = useQuery(loginsQuery).data ?? [];
  const linked = providers.filter(({ name }) => logins.some(({ provider }) => provider === name));
  const queryClient = useQueryClient();
  const { pathname, search } = window.location;
  const go = useMutation({
    mutationFn: (provider: string) => goToProve({ provider, to: pathname + search }),
  });
  if (useQuery(provedQuery).data) return <p className={classes.detail}>{t('proof.done')}</p>;
  return (
    <div className={classes.proof}>
      <p>{t('proof.intro')}</p>
      {linked.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          loading={go.isPending && go.variables === id}
          onClick={() => go.mutate(id)}
        >
          {t('proof.with', { name })}
        </Button>
      ))}
      <ProvePasskey
        onProved={() => {
          rememberProof();
          void queryClient.invalidateQueries({ queryKey: provedQuery.queryKey });
        }}
      />
      <p className={classes.detail}>{t('proof.byMail')}</p>
      <FormProblem words={go.error ? failureWords(go.error, t) : undefined} />
    </div>
  );
}
