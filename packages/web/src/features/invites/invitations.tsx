import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language-provider.tsx';
import { Section } from '../../ui/page/section.tsx';
import { InvitationRow } from './invitation-row.tsx';
import classes from './invitations.module.css';
import { receivedInvitationsQuery } from './invites.ts';

/** What waits for one's answer. Nothing at all where nothing waits. */
export function Invitations() {
  const t = useT();
  const { data: invitations = [] } = useQuery(receivedInvitationsQuery);
  if (invitations.length === 0) return null;
  return (
    <Section title={t('invitations.title')}>
      <ul className={classes.invitations}>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}
