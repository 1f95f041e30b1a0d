import { useInfiniteQuery } from '@tanstack/react-query';
import type { Profile } from '@weft/contract/profiles.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import classes from './post.module.css';
import { PostRow } from './post-list.tsx';
import { profileRepostsQuery } from './reposts.ts';

/** What somebody shows of others, each with their word; a page that shows nothing says nothing of it. */
export function ProfileReposts({ profile: { username } }: { profile: Profile }) {
  const t = useT();
  const query = useInfiniteQuery(profileRepostsQuery(username));
  const none = query.data?.pages[0]?.items.length === 0;
  if (query.data === undefined || none) return null;
  return (
    <Section title={t('posts.shown')}>
      <PagedList query={query} empty={null}>
        {(items) => (
          <ul className={classes.list} aria-label={t('posts.shown')}>
            {items.map((post) => (
              <li key={post.id} className={classes.post}>
                {post.comment !== '' && <p className={classes.shownWith}>{post.comment}</p>}
                <PostRow post={post} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Section>
  );
}
