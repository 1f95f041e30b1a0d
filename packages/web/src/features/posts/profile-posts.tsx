import { useInfiniteQuery } from '@tanstack/react-query';
import type { Profile } from '@weft/contract/profiles.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Section } from '../../ui/page/section.tsx';
import classes from './post.module.css';
import { PostComposer } from './post-composer.tsx';
import { PostList } from './post-list.tsx';
import { profilePostsQuery } from './posts.ts';
import { ProfileReposts } from './profile-reposts.tsx';

/** What somebody published, as far as the reader may read it; on one's own page, where one publishes. */
export function ProfilePosts({ profile }: { profile: Profile }) {
  const { username, may } = profile;
  const t = useT();
  const query = useInfiniteQuery(profilePostsQuery(username));
  return (
    <>
      <Section title={t('posts.list')}>
        {may.edit && <PostComposer />}
        <PostList
          query={query}
          label={t('posts.list')}
          empty={<p className={classes.soft}>{t(may.edit ? 'posts.noneOwn' : 'posts.none')}</p>}
        />
      </Section>
      <ProfileReposts profile={profile} />
    </>
  );
}
