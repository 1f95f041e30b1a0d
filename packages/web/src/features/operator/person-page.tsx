import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OperatorPersonDetails } from '@weft/contract/operator-people.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import listClasses from './list.module.css';
import { personQuery } from './operator.ts';
import { PersonActs } from './person-acts.tsx';
import classes from './person-page.module.css';
import { PersonRoom } from './person-room.tsx';

const route = getRouteApi('/frame/operator/people/$userId');

/** One account: what is known of it, and what can be done about it. */
export function PersonPage() {
  const { t } = useLanguage();
  const { userId } = route.useParams();
  const query = useQuery(personQuery(userId));
  return (
    <Page title={query.data?.displayName ?? t('operator.people')} back={<BackLink to="/operator/people" />}>
      <Loaded query={query} lines={8}>
        {(person) => (
          <>
            <Head person={person} />
            <Section title={t('operator.account')}>
              <Account person={person} />
            </Section>
            {!person.erased && (
              <Section title={t('operator.fact.storage')}>
                <PersonRoom person={person} />
              </Section>
            )}
            <Section title={t('operator.acts')}>
              <PersonActs person={person} />
            </Section>
            <Section title={t('operator.communities')}>
              <Communities person={person} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface PersonProps {
  readonly person: OperatorPersonDetails;
}

function Head({ person }: PersonProps) {
  const { t } = useLanguage();
  const { id, displayName, avatar, username, status, role, erased } = person;
  return (
    <div className={classes.head}>
      <Avatar id={id} name={displayName} picture={avatar} size={64} />
      <div>
        <p className={classes.name}>{displayName}</p>
        <p className={classes.detail}>
          @{username} · {t(erased ? 'operator.status.erased' : `operator.status.${status}`)}
          {role === 'admin' && <> · {t('operator.role.admin')}</>}
        </p>
      </div>
    </div>
  );
}

function Account({ person }: PersonProps) {
  const { t, locale } = useLanguage();
  const { email, emailVerified, createdAt, lastSignInAt, sessions, tokens, eraseAt } = person;
  return (
    <Facts
      facts={[
        [t('operator.fact.email'), emailVerified ? email : `${email} (${t('operator.unconfirmed')})`],
        [t('operator.fact.since'), shortDate(new Date(createdAt), locale)],
        [
          t('operator.fact.lastSignIn'),
          lastSignInAt === null ? t('operator.never') : <RelativeTime key="at" at={lastSignInAt} />,
        ],
        [t('operator.fact.sessions'), t('operator.places', { count: sessions })],
        [t('operator.fact.tokens'), String(tokens)],
        [t('operator.fact.secondFactor'), t(person.secondFactor ? 'operator.yes' : 'operator.no')],
        ...(eraseAt === null
          ? []
          : [[t('operator.fact.eraseAt'), <RelativeTime key="erased" at={eraseAt} />] as const]),
      ]}
    />
  );
}

function Communities({ person }: PersonProps) {
  const { t } = useLanguage();
  const { communities, communitiesTotal } = person;
  if (communities.length === 0) return <p className={classes.detail}>{t('operator.noCommunities')}</p>;
  return (
    <>
      <ul className={listClasses.list}>
        {communities.map(({ id, name, role, status }) => (
          <li key={id}>
            <Link
              to="/operator/communities/$communityId"
              params={{ communityId: id }}
              className={listClasses.link ?? ''}
            >
              <Avatar id={id} name={name} />
              <span className={listClasses.words}>
                <span className={listClasses.name}>{name}</span>
                <span className={listClasses.detail}>
                  {t(`role.${role}`)}
                  {status === 'suspended' && <> · {t('operator.suspendedThere')}</>}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {communitiesTotal > communities.length && (
        <p className={classes.detail}>
          {t('operator.moreCommunities', { count: communitiesTotal - communities.length })}
        </p>
      )}
    </>
  );
}
