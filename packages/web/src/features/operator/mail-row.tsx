import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type OperatorMail, retryMail } from '@weft/contract/operator-work.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import classes from './list.module.css';
import { refetchOperator } from './operator.ts';
import { ReadMailDialog } from './read-mail-dialog.tsx';

export function MailRow({ mail }: { mail: OperatorMail }) {
  const t = useT();
  const tell = useOutcome();
  const queryClient = useQueryClient();
  const [reading, setReading] = useState(false);
  const { id, subject, recipient: name, status, attempts, lastError, createdAt, may } = mail;

  const retry = async () => {
    await tell(api.call(retryMail, { params: { mailId: id } }), () => t('operator.retried'));
    await refetchOperator(queryClient);
  };

  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{subject}</p>
        <p className={classes.detail}>
          {t('operator.mailTo', { name })} · <RelativeTime at={createdAt} />
          {attempts > 0 && <> · {t('operator.attempts', { count: attempts })}</>}
        </p>
        {lastError !== null && <p className={classes.error}>{lastError}</p>}
      </div>
      <span className={classes.state} data-tone={status === 'failed' ? 'danger' : undefined}>
        {t(`operator.mail.${status}`)}
      </span>
      {may.read && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('operator.readMailNamed', { subject, name })}
          onClick={() => setReading(true)}
        >
          {t('operator.readMail')}
        </Button>
      )}
      {may.retry && status !== 'queued' && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('operator.retryMailNamed', { subject, name })}
          onClick={() => void retry()}
        >
          {t('operator.retry')}
        </Button>
      )}
      {reading && <ReadMailDialog mail={mail} onClose={() => setReading(false)} />}
    </li>
  );
}
