import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Invite, revokeInvite, sendInviteAgain } from '@weft/contract/invites.ts';
import { Link2, Mail } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import classes from './invite-row.module.css';
import { refetchInvites } from './invites.ts';

export function InviteRow({ invite }: { invite: Invite }) {
  const t = useT();
  const tell = useOutcome();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, email, role, state, expiresAt, createdAt, createdBy, may } = invite;
  const name = email ?? t('invites.linkFor', { role: t(`role.${role}`) });
  const Icon = email === null ? Link2 : Mail;

  const revoke = async () => {
    setAsking(false);
    await tell(api.call(revokeInvite, { params: { inviteId: id } }), () => t('invites.revoked'));
    await refetchInvites(queryClient, invite.communityId);
  };

  const sendAgain = async () => {
    await tell(api.call(sendInviteAgain, { params: { inviteId: id } }), () =>
      t('invites.mailed', { count: 1 }),
    );
    await refetchInvites(queryClient, invite.communityId);
  };

  return (
    <li className={classes.invite} data-open={state === 'open'}>
      <Icon size={20} aria-hidden />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.detail}>
          {stateIn(invite, t)} · {usesIn(invite, t)}
          {state === 'open' && expiresAt !== null && (
            <>
              {' '}
              · {t('invites.ends')} <RelativeTime at={expiresAt} />
            </>
          )}
          {createdBy !== null && <> · {t('invites.by', { name: createdBy.displayName })}</>} ·{' '}
          <RelativeTime at={createdAt} />
        </p>
      </div>
      {may.revoke && email !== null && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('invites.againNamed', { name })}
          onClick={() => void sendAgain()}
        >
          {t('invites.again')}
        </Button>
      )}
      {may.revoke && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('invites.revokeNamed', { name })}
          onClick={() => setAsking(true)}
        >
          {t('invites.revoke')}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t('invites.revokeNamed', { name })}
          words={t('invites.revokeSure')}
          no={t('invites.keep')}
          yes={t('invites.revoke')}
          onNo={() => setAsking(false)}
          onYes={() => void revoke()}
        />
      )}
    </li>
  );
}

/** Nobody can decline a link. */
function stateIn({ state, email }: Invite, t: Translate): string {
  return t(state === 'revoked' && email !== null ? 'invites.state.declined' : `invites.state.${state}`);
}

function usesIn({ uses, maxUses }: Invite, t: Translate): string {
  if (maxUses !== null) return t('invites.usesOf', { uses, maxUses });
  return uses === 0 ? t('invites.unused') : t('invites.uses', { count: uses });
}
