import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { acceptInvite, type Invitation } from '@weft/contract/invites.ts';
import { Unlink } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { Entrance } from '../accounts/entrance.tsx';
import { meQuery } from '../accounts/me.ts';
import { ProviderButtons } from '../accounts/provider-buttons.tsx';
import { SignUpForm } from '../accounts/sign-up-form.tsx';
import { refetchCommunities } from '../communities/communities.ts';
import classes from './invite-page.module.css';
import { invitationQuery } from './invites.ts';
import { keepInvite, keptInvite } from './kept-invite.ts';

/** Where an invite's link leads: what it is, and the way in for whoever is signed in, is not, or has no account. */
export function InvitePage() {
  const t = useT();
  const { hash } = useLocation();
  // Signing in leads away and back without the secret in the address: this window remembers it.
  const [token] = useState(() => (hash === '' ? keptInvite() : keepInvite(hash)));
  const query = useQuery({ ...invitationQuery(token), enabled: token !== '' });
  const me = useQuery({ ...meQuery, retry: false });
  const refused = token === '' || isRefusal(query.error);

  if (refused)
    return (
      <Entrance title={t('invite.title')} other={<Link to="/">{t('notFound.action')}</Link>}>
        <EmptyState icon={Unlink} title={t('invite.closed')}>
          {isRefusal(query.error) ? failureWords(query.error, t) : t('error.invite_unknown')}
        </EmptyState>
      </Entrance>
    );
  return (
    <Loaded query={query}>
      {(invitation) => (
        <Entrance
          title={t('invite.join', { name: invitation.community.name })}
          other={
            me.data === undefined && (
              <>
                {t('signUp.other')}{' '}
                <Link to="/sign-in" search={{ to: '/invite' }}>
                  {t('signUp.otherLink')}
                </Link>
              </>
            )
          }
        >
          <About invitation={invitation} />
          {me.data === undefined ? (
            me.isPending || (
              <>
                <ProviderButtons invite={token} to={`/c/${invitation.community.slug}`} />
                <SignUpForm
                  invite={token}
                  email={invitation.email ?? ''}
                  then={`/c/${invitation.community.slug}`}
                />
              </>
            )
          ) : (
            <Accept invitation={invitation} token={token} name={me.data.user.displayName} />
          )}
        </Entrance>
      )}
    </Loaded>
  );
}

function About({ invitation: { community, invitedBy } }: { invitation: Invitation }) {
  const t = useT();
  return (
    <div className={classes.about}>
      <Avatar id={community.id} name={community.name} size={64} />
      <div className={classes.words}>
        {invitedBy !== null && <p>{t('invite.by', { name: invitedBy })}</p>}
        <p className={classes.detail}>{t('communities.members', { count: community.members })}</p>
        {community.description !== '' && <p className={classes.detail}>{community.description}</p>}
      </div>
    </div>
  );
}

function Accept({ invitation, token, name }: { invitation: Invitation; token: string; name: string }) {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const accept = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { slug } = await api.call(acceptInvite, { body: { token } });
      await refetchCommunities(queryClient);
      await navigate({ to: '/c/$slug', params: { slug } });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <div className={classes.accept}>
      {invitation.member && <p className={classes.detail}>{t('invite.already')}</p>}
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      <Button loading={busy} onClick={() => void accept()}>
        {invitation.member ? t('invite.open') : t('invite.accept', { name })}
      </Button>
    </div>
  );
}
