import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Person } from '@weft/contract/people.ts';
import type { FoundChannel } from '@weft/contract/search.ts';
import { Hash } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { myCommunitiesQuery } from '../communities/communities.ts';
import classes from './beside.module.css';

interface BesideProps {
  readonly people: readonly Person[];
  readonly channels: readonly FoundChannel[];
}

/** People and channels of that name, beside what was said. */
export function Beside({ people, channels }: BesideProps) {
  const t = useT();
  const communities = useQuery(myCommunitiesQuery).data ?? [];
  const known = channels.flatMap((channel) => {
    const community = communities.find(({ id }) => id === channel.communityId);
    return community === undefined ? [] : { ...channel, community };
  });
  if (people.length === 0 && known.length === 0) return null;
  return (
    <aside className={classes.beside} aria-label={t('search.beside')}>
      {people.length > 0 && (
        <section className={classes.group}>
          <h2 className={classes.title}>{t('search.people')}</h2>
          <ul>
            {people.map(({ id, username, displayName, avatar }) => (
              <li key={id}>
                <Link to="/u/$username" params={{ username }} className={classes.link ?? ''}>
                  <Avatar id={id} name={displayName} picture={avatar} size={24} />
                  <span className={classes.name}>{displayName}</span>
                  <span className={classes.detail}>@{username}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {known.length > 0 && (
        <section className={classes.group}>
          <h2 className={classes.title}>{t('search.channels')}</h2>
          <ul>
            {known.map(({ id, name, slug, archived, community }) => (
              <li key={id}>
                <Link
                  to="/c/$slug/channels/$channel"
                  params={{ slug: community.slug, channel: slug }}
                  className={classes.link ?? ''}
                >
                  <Hash size={16} aria-hidden />
                  <span className={classes.name}>{name}</span>
                  <span className={classes.detail}>{archived ? t('search.archived') : community.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
