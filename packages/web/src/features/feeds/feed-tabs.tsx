import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './feeds.module.css';
import { feedsQuery } from './feeds.ts';

/** Everything there is to read, side by side. `here`: home, or one of one's own, which may have opened first. */
export function FeedTabs({ here }: { here?: string | undefined }) {
  const t = useT();
  const feeds = useQuery(feedsQuery).data ?? [];
  const tab = classes.tab ?? '';
  return (
    <nav className={classes.tabs} aria-label={t('feeds.tabs')}>
      <Link
        to="/feed"
        search={{ home: true }}
        className={tab}
        aria-current={here === 'home' ? 'page' : undefined}
      >
        {t('feeds.home')}
      </Link>
      {feeds.map(({ id, name }) => (
        <Link
          key={id}
          to="/feed/$feedId"
          params={{ feedId: id }}
          className={tab}
          aria-current={here === id ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
      <Link to="/discover" className={tab} activeOptions={{ includeSearch: false }}>
        {t('feeds.discover')}
      </Link>
      <Link to="/lists" className={tab} activeOptions={{ exact: true }}>
        {t('lists.title')}
      </Link>
    </nav>
  );
}
