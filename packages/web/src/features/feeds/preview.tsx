import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Section } from '../../ui/page/section.tsx';
import { PostRows } from '../posts/post-list.tsx';
import classes from './builder.module.css';
import type { Draft } from './draft.ts';
import feedClasses from './feeds.module.css';
import { previewQuery } from './preview-query.ts';

/** What the feed would show. While a filter makes no sense, what it showed before stays. */
export function Preview({ draft }: { draft: Draft }) {
  const t = useT();
  const query = useQuery(previewQuery(draft));
  const error = query.data === undefined ? query.error : null;
  return (
    <div className={classes.preview}>
      <Section title={t('feeds.preview')}>
        <Loaded query={{ ...query, error }}>
          {(posts) =>
            posts.length === 0 ? (
              <p className={feedClasses.soft}>{t('feeds.previewEmpty')}</p>
            ) : (
              <PostRows posts={posts} label={t('feeds.preview')} />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}
