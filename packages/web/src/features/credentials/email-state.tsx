import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sendConfirmation } from '@weft/contract/credentials.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useMe } from '../accounts/me.ts';
import { serverQuery } from '../server/api.ts';
import classes from './security-page.module.css';

/** Whether one's address is confirmed, said calmly: nothing is closed to one that is not. */
export function EmailState() {
  const t = useT();
  const { email, emailVerified } = useMe();
  const noMail = useQuery(serverQuery).data?.mail === 'kept';
  if (emailVerified) return <p className={classes.state}>{t('security.confirmed', { email })}</p>;
  if (noMail) return <p className={classes.state}>{t('security.unconfirmedNoMail', { email })}</p>;
  return (
    <div className={classes.state}>
      <p>{t('security.unconfirmed', { email })}</p>
      <ResendButton email={email} />
    </div>
  );
}

function ResendButton({ email }: { email: string }) {
  const t = useT();
  const toast = useToast();
  const resend = useMutation({
    mutationFn: () => api.call(sendConfirmation),
    onSuccess: () => toast({ text: t('security.resent', { email }) }),
    onError: (error) => toast({ text: failureWords(error, t) }),
  });
  return (
    <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
      {t('security.resend')}
    </Button>
  );
}
