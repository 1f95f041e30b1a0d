import { Button } from '@mantine/core';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { useMe } from '../accounts/me.ts';
import { KindMark } from './kind-mark.tsx';
import { MessageHead } from './message-head.tsx';
import classes from './message-row.module.css';
import type { Outbox, Pending } from './outbox.ts';
import { PendingFiles } from './pending-files.tsx';
import { uploadWords } from './upload-words.ts';

interface PendingRowProps {
  readonly pending: Pending;
  readonly first: boolean;
  readonly outbox: Outbox;
}

/** Said, and on its way: dim until it is settled; where it was refused, what one can do about it. */
export function PendingRow({ pending, first, outbox }: PendingRowProps) {
  const t = useT();
  const me = useMe();
  const { clientKey, content, files, at, state, code, to } = pending;
  const { kind = 'message', targetDate = null, progress = null } = 'conversationId' in to ? to : {};
  const stopped = state === 'waits' || state === 'failed';
  return (
    <article className={classes.row} data-first={first || undefined} aria-label={t('outbox.sending')}>
      <div className={classes.side}>
        {first && <Avatar id={me.id} name={me.displayName} picture={me.avatar} />}
      </div>
      <div className={classes.body}>
        {first && <MessageHead author={me} at={at} />}
        {kind !== 'message' && <KindMark {...{ kind, targetDate, progress, sentAt: at }} />}
        {content !== '' && (
          <p className={state === 'failed' ? classes.plain : `${classes.plain} ${classes.pending}`}>
            {content}
          </p>
        )}
        <PendingFiles files={files} />
        {state === 'uploading' && (
          <p className={classes.pending} role="status">
            {t('outbox.uploading')}
          </p>
        )}
        {stopped && (
          <p className={classes.problem} role="alert" data-waits={state === 'waits' || undefined}>
            {state === 'waits'
              ? t('outbox.waits')
              : `${t('outbox.failed')} ${uploadWords({ state, code }, t)}`}
            <Button size="compact-sm" variant="default" onClick={() => outbox.retry(clientKey)}>
              {t('shared.tryAgain')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => outbox.discard(clientKey)}>
              {t('outbox.discard')}
            </Button>
          </p>
        )}
      </div>
    </article>
  );
}
