import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Hash, Plus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import classes from './browse-page.module.css';
import { ChannelRow } from './channel-row.tsx';
import { foundChannelsQuery } from './found.ts';
import { NewChannelDialog } from './new-channel-dialog.tsx';

const route = getRouteApi('/frame/c/$slug/channels/');

/** Every channel that one may know of, and the ways in and out. Filter and search stand in the address. */
export function BrowseChannelsPage() {
  const t = useT();
  const { id: communityId, slug } = useCommunity();
  const { search = '', archived = false, make = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({
    ...foundChannelsQuery(communityId, { search, archived }),
    placeholderData: (before) => before,
  });
  const go = (changes: { search?: string; archived?: boolean; make?: boolean }) => {
    const wanted = { search, archived, make: false, ...changes };
    void navigate({
      search: {
        ...(wanted.search === '' ? {} : { search: wanted.search }),
        ...(wanted.archived ? { archived: true } : {}),
        ...(wanted.make ? { make: true } : {}),
      },
      replace: true,
    });
  };

  return (
    <Page title={t('channels.browse')} back={<BackLink to="/c/$slug" params={{ slug }} />}>
      <ListTools>
        <SearchField
          value={search}
          onSearch={(value) => go({ search: value })}
          label={t('channels.search')}
        />
        <SegmentedControl
          aria-label={t('channels.show')}
          value={archived ? 'archived' : 'open'}
          onChange={(value) => go({ archived: value === 'archived' })}
          data={[
            { value: 'open', label: t('channels.open') },
            { value: 'archived', label: t('channels.archived') },
          ]}
        />
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => go({ make: true })}>
          {t('channels.new')}
        </Button>
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={Hash} title={t(archived ? 'channels.noneArchived' : 'channels.noneFound')}>
            {t(archived ? 'channels.noneArchivedHint' : 'channels.noneFoundHint')}
          </EmptyState>
        }
      >
        {(channels) => (
          <ul className={classes.list}>
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} slug={slug} />
            ))}
          </ul>
        )}
      </PagedList>
      {make && (
        <NewChannelDialog
          communityId={communityId}
          onClose={() => go({ make: false })}
          onMade={(channel) =>
            void navigate({ to: '/c/$slug/channels/$channel', params: { slug, channel: channel.slug } })
          }
        />
      )}
    </Page>
  );
}
