import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { acceptInvitation, declineInvitation, type ReceivedInvitation } from '@weft/contract/invitations.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchCommunities } from '../communities/communities.ts';
import classes from './invitation-row.module.css';
import { receivedInvitationsQuery } from './invites.ts';

export function InvitationRow({ invitation }: { invitation: ReceivedInvitation }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, community, invitedBy, role, expiresAt } = invitation;
  const { name } = community;
  const params = { inviteId: id };

  const answer = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast({ text: failureWords(error, t) });
    } finally {
      setBusy(false);
      // Also after a refusal: it may have been withdrawn meanwhile.
      await queryClient.invalidateQueries({ queryKey: receivedInvitationsQuery.queryKey });
    }
  };

  const join = () =>
    answer(async () => {
      const { slug } = await api.call(acceptInvitation, { params });
      await refetchCommunities(queryClient);
      await navigate({ to: '/c/$slug', params: { slug } });
    });

  const decline = () =>
    answer(async () => {
      setAsking(false);
      await api.call(declineInvitation, { params });
      toast({ text: t('invitations.declined', { name }) });
    });

  return (
    <li className={classes.invitation}>
      <Avatar id={community.id} name={name} size={40} />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        {invitedBy !== null && <p className={classes.detail}>{t('invite.by', { name: invitedBy })}</p>}
        <p className={classes.detail}>
          {t(`role.${role}`)} · {t('communities.members', { count: community.members })} · {t('invites.ends')}{' '}
          <RelativeTime at={expiresAt} />
        </p>
        {community.description !== '' && <p className={classes.detail}>{community.description}</p>}
      </div>
      <div className={classes.answers}>
        <Button
          variant="default"
          disabled={busy}
          aria-label={t('invitations.declineNamed', { name })}
          onClick={() => setAsking(true)}
        >
          {t('invitations.decline')}
        </Button>
        <Button loading={busy} aria-label={t('invitations.joinNamed', { name })} onClick={() => void join()}>
          {t('invitations.join')}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={t('invitations.declineNamed', { name })}
          words={t('invitations.declineSure')}
          no={t('invitations.keep')}
          yes={t('invitations.decline')}
          onNo={() => setAsking(false)}
          onYes={() => void decline()}
        />
      )}
    </li>
  );
}
