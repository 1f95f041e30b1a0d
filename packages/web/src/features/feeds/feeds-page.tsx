import { ActionIcon, Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CustomFeed } from '@weft/contract/custom-feeds.ts';
import { ArrowUp, Newspaper } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/page/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from './feeds.module.css';
import { feedsQuery } from './feeds.ts';
import { useActOnFeeds } from './use-act-on-feeds.ts';

/** One's own feeds, in one's own order. */
export function FeedsPage() {
  const t = useT();
  const query = useQuery(feedsQuery);
  const make = (
    <ButtonLink to="/feeds/new" size="xs">
      {t('feeds.make')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('feeds.yours')}
      intro={t('feeds.yoursIntro')}
      back={<BackLink to="/feed" search={{ home: true }} />}
      actions={query.data?.length === 0 ? undefined : make}
    >
      <Loaded query={query}>
        {(feeds) =>
          feeds.length === 0 ? (
            <EmptyState icon={Newspaper} title={t('feeds.none')} action={make}>
              {t('feeds.noneHint')}
            </EmptyState>
          ) : (
            <Rows feeds={feeds} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Rows({ feeds }: { feeds: readonly CustomFeed[] }) {
  const t = useT();
  const acts = useActOnFeeds();
  return (
    <ul className={classes.rows}>
      {feeds.map((feed, index) => (
        <li key={feed.id} className={classes.row}>
          <ActionIcon
            size="lg"
            aria-label={t('feeds.moveUp', { name: feed.name })}
            disabled={index === 0 || acts.busy}
            onClick={() => void acts.moveUp(feeds, index)}
          >
            <ArrowUp size={18} aria-hidden />
          </ActionIcon>
          <div className={classes.words}>
            <Link to="/feed/$feedId" params={{ feedId: feed.id }} className={classes.name ?? ''}>
              {feed.name}
            </Link>{' '}
            {feed.isDefault && <Badge variant="light">{t('feeds.opensFirst')}</Badge>}
            {feed.description !== '' && <p className={classes.soft}>{feed.description}</p>}
          </div>
          <div className={classes.acts}>
            <ButtonLink
              to="/feeds/$feedId"
              params={{ feedId: feed.id }}
              variant="default"
              size="xs"
              aria-label={t('feeds.changeNamed', { name: feed.name })}
            >
              {t('feeds.change')}
            </ButtonLink>
            <Button
              variant="default"
              size="xs"
              disabled={acts.busy}
              aria-label={t('feeds.removeNamed', { name: feed.name })}
              onClick={() => void acts.remove(feed)}
            >
              {t('feeds.remove')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
