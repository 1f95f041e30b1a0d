import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './feeds.module.css';
import { feedsQuery } from './feeds.ts';

/** Everything there is to read, side by side: home, one's own feeds, what there is to discover, lists. */
export function FeedTabs() {
  const t = useT();
  const feeds = useQuery(feedsQuery).data ?? [];
  const tab = classes.tab ?? '';
  return (
    <nav className={classes.tabs} aria-label={t('feeds.tabs')}>
      <Link to="/feed" search={{ home: true }} className={tab}>
        {t('feeds.home')}
      </Link>
      {feeds.map(({ id, name }) => (
        <Link key={id} to="/feed/$feedId" params={{ feedId: id }} className={tab}>
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
