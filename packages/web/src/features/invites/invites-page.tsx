import { useInfiniteQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { CopyField } from '../../ui/copy-field/copy-field.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import { ByMailForm } from './by-mail-form.tsx';
import { InviteRow } from './invite-row.tsx';
import { inviteLink, invitesQuery } from './invites.ts';
import classes from './invites-page.module.css';
import { type MadeLink, NewLinkForm } from './new-link-form.tsx';

/** How people get in: a link made here, and what became of the earlier ones. */
export function InvitesPage() {
  const t = useT();
  const { id, name, slug, plan } = useCommunity();
  const [made, setMade] = useState<MadeLink>();
  const query = useInfiniteQuery(invitesQuery(id));

  return (
    <Page
      title={t('invites.title')}
      {...(plan === null ? {} : { intro: t('invites.seats', plan.seats) })}
      back={<BackLink to="/c/$slug" params={{ slug }} />}
    >
      <Section title={t('invites.newLink')} intro={t('invites.newLinkIntro', { name })}>
        <NewLinkForm communityId={id} onMade={setMade} />
        {made && (
          <CopyField
            key={made.invite.id}
            label={t('invites.link')}
            description={t('invites.linkHint')}
            value={inviteLink(made.token)}
          />
        )}
      </Section>
      <Section title={t('invites.byMail')} intro={t('invites.byMailIntro')}>
        <ByMailForm />
      </Section>
      <Section title={t('invites.all')}>
        <PagedList
          query={query}
          empty={
            <EmptyState icon={Link2} title={t('invites.none')}>
              {t('invites.noneHint')}
            </EmptyState>
          }
        >
          {(items) => (
            <ul className={classes.list}>
              {items.map((invite) => (
                <InviteRow key={invite.id} invite={invite} />
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
    </Page>
  );
}
