import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type PostType, postTypes } from '@weft/contract/posts.ts';
import { Hash, Telescope } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { FeedPosts } from './feed-posts.tsx';
import { FeedTabs } from './feed-tabs.tsx';
import classes from './feeds.module.css';
import { tagsQuery } from './feeds.ts';

/** What there is beyond whom one follows. The choice stands in the address. */
export function DiscoverPostsPage() {
  const t = useT();
  const route = getRouteApi('/frame/discover');
  const search = route.useSearch();
  const { sort = 'recent' } = search;
  const type = postTypes.find((one) => one === search.type);
  const navigate = route.useNavigate();
  const choose = (search: { sort?: 'popular' | undefined; type?: PostType | undefined }) =>
    void navigate({ search, replace: true });
  return (
    <Page title={t('feeds.discover')} intro={t('feeds.discoverIntro')} back={<BackLink to="/feed" />}>
      <FeedTabs />
      <FrequentTags />
      <ListTools>
        <SegmentedControl
          aria-label={t('feeds.sort')}
          value={sort}
          onChange={(value) => choose({ type, sort: value === 'popular' ? 'popular' : undefined })}
          data={[
            { value: 'recent', label: t('feeds.recent') },
            { value: 'popular', label: t('feeds.popular') },
          ]}
        />
        <NativeSelect
          aria-label={t('feeds.type')}
          value={type ?? ''}
          onChange={({ currentTarget: { value } }) =>
            choose({
              sort: sort === 'popular' ? sort : undefined,
              type: postTypes.find((one) => one === value),
            })
          }
          data={[
            { value: '', label: t('feeds.anyType') },
            ...postTypes.map((one) => ({ value: one, label: t(`feeds.kind.${one}`) })),
          ]}
        />
      </ListTools>
      <FeedPosts key={`${sort} ${type}`} which={{ kind: 'discover', sort, type }} empty={<Nothing />} />
    </Page>
  );
}

export function TagPage() {
  const route = getRouteApi('/frame/tags/$tag');
  const { tag } = route.useParams();
  return (
    <Page title={`#${tag}`} back={<BackLink to="/discover" />}>
      <FeedPosts key={tag} which={{ kind: 'discover', sort: 'recent', tag }} empty={<Nothing />} />
    </Page>
  );
}

function Nothing() {
  const t = useT();
  return (
    <EmptyState icon={Telescope} title={t('feeds.nothingThere')}>
      {t('feeds.nothingThereHint')}
    </EmptyState>
  );
}

function FrequentTags() {
  const t = useT();
  const { data: tags = [] } = useQuery(tagsQuery);
  if (tags.length === 0) return null;
  return (
    <ListTools>
      <ul className={classes.tags} aria-label={t('feeds.tags')}>
        {tags.slice(0, 12).map(({ name }) => (
          <li key={name}>
            <Link to="/tags/$tag" params={{ tag: name }} className={classes.tag ?? ''}>
              <Hash size={14} aria-hidden />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </ListTools>
  );
}
