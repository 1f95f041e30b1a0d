import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { serverQuery } from '../server/api.ts';
import { goToSignIn } from './away.ts';
import classes from './provider-buttons.module.css';

interface ProviderButtonsProps {
  /** Where to go on; what opens the door for somebody new. */
  readonly to?: string | undefined;
  readonly invite?: string | undefined;
  readonly setupCode?: string | undefined;
  /** Nothing follows them. */
  readonly alone?: boolean;
}

/** The other ways in, before the form. Nothing where there are none. */
export function ProviderButtons({ to, invite, setupCode, alone = false }: ProviderButtonsProps) {
  const { t, language } = useLanguage();
  const providers = useQuery(serverQuery).data?.providers ?? [];
  const go = useMutation({
    mutationFn: (provider: string) =>
      goToSignIn({
        ...{ provider, language },
        ...(to === undefined ? {} : { to }),
        ...(invite === undefined ? {} : { invite }),
        ...(setupCode === undefined ? {} : { setupCode }),
      }),
  });
  if (providers.length === 0) return null;
  return (
    <div className={classes.providers}>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          leftSection={<LogIn size={18} aria-hidden />}
          loading={go.isPending && go.variables === id}
          onClick={() => go.mutate(id)}
        >
          {t('oidc.continue', { name })}
        </Button>
      ))}
      <FormProblem words={go.error ? failureWords(go.error, t) : undefined} />
      {!alone && <p className={classes.or}>{t('oidc.or')}</p>}
    </div>
  );
}
