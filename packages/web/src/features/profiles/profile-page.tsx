import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Profile } from '@weft/contract/profiles.ts';
import { Ban, UserRoundX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { Face } from '../accounts/face.tsx';
import { useMe } from '../accounts/me.ts';
import { BlockButton } from '../blocks/block-button.tsx';
import { blockedNamedQuery } from '../blocks/blocks.ts';
import { Counts } from '../graph/counts.tsx';
import { Standing } from '../graph/standing.tsx';
import classes from './profile-page.module.css';
import { profileQuery } from './profiles.ts';

const route = getRouteApi('/frame/u/$username');

interface ProfilePageProps {
  readonly actions: (profile: Profile) => ReactNode;
  /** The way to a conversation, where one may open one. */
  readonly write: (profile: Profile) => ReactNode;
  /** What they published. */
  readonly posts: (profile: Profile) => ReactNode;
}

/** Somebody's page: who they are, and where one meets them. */
export function ProfilePage({ actions, write, posts }: ProfilePageProps) {
  const { t } = useLanguage();
  const { username } = route.useParams();
  const query = useQuery(profileQuery(username));
  // Said first: what was seen before it was closed is not shown on.
  const missing = isMissing(query.error);
  return (
    <Page
      title={missing ? t('profile.one') : (query.data?.displayName ?? t('profile.one'))}
      back={<BackLink to="/" />}
      actions={
        !missing &&
        query.data !== undefined &&
        !query.data.may.edit && (
          <>
            <BlockButton person={query.data} />
            {actions(query.data)}
          </>
        )
      }
    >
      {missing ? (
        <Missing username={username} />
      ) : (
        <Loaded query={query}>
          {(profile) => (
            <>
              <Person profile={profile} write={write} />
              {!profile.limited && posts(profile)}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

/** Not to be seen; where one has blocked them oneself, that is said, and can be taken back. */
function Missing({ username }: { username: string }) {
  const { t } = useLanguage();
  const hasBlocked = useMe().blocked.length > 0;
  const blocked = useQuery({ ...blockedNamedQuery(username), enabled: hasBlocked }).data;
  if (hasBlocked && blocked)
    return (
      <EmptyState
        icon={Ban}
        title={t('blocks.youBlocked', { name: blocked.person.displayName })}
        action={<BlockButton person={blocked.person} />}
      >
        {t('blocks.profileHint')}
      </EmptyState>
    );
  return (
    <EmptyState icon={UserRoundX} title={t('profile.missing')}>
      {t('profile.missingHint')}
    </EmptyState>
  );
}

function Person({ profile, write }: { profile: Profile } & Pick<ProfilePageProps, 'write'>) {
  const { t, locale } = useLanguage();
  const { id, displayName, avatar, username, bio, limited, joinedAt, visibility, shared, may } = profile;
  const { counts, relation } = profile;
  return (
    <>
      <div className={classes.head}>
        <Face id={id} name={displayName} picture={avatar} size={64} />
        <div className={classes.words}>
          <p className={classes.name}>{displayName}</p>
          <p className={classes.facts}>
            @{username} · {t('profile.since', { date: shortDate(new Date(joinedAt), locale) })}
          </p>
        </div>
      </div>
      {relation !== null && (
        <Standing person={profile} relation={relation}>
          {shared.length > 0 && write(profile)}
        </Standing>
      )}
      {counts !== null && <Counts username={username} counts={counts} />}
      {bio === '' ? (
        <p className={classes.facts}>
          {t(limited ? 'profile.limited' : may.edit ? 'profile.ownNoBio' : 'profile.noBio')}
        </p>
      ) : (
        <p className={classes.bio}>{bio}</p>
      )}
      {visibility === null ? (
        <Section title={t('profile.together')}>
          {shared.length === 0 ? (
            <p className={classes.facts}>{t('profile.nothingTogether')}</p>
          ) : (
            <ul className={classes.shared}>
              {shared.map((community) => (
                <li key={community.id}>
                  <Link to="/c/$slug" params={{ slug: community.slug }} className={classes.community ?? ''}>
                    <Avatar id={community.id} name={community.name} />
                    {community.name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : (
        <p className={classes.facts}>
          {t('profile.whoSees')} {t(`profile.${visibility}`)}.{' '}
          <Link to="/settings/you">{t('profile.edit')}</Link>
        </p>
      )}
    </>
  );
}
