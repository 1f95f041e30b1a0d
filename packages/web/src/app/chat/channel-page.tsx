import { ActionIcon, Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { Channel } from '@weft/contract/channels.ts';
import { Info, SearchX, Users } from 'lucide-react';
import { useEffect } from 'react';
import { ChannelName } from '../../features/channels/channel-name.tsx';
import { rememberChannel } from '../../features/channels/last-channel.ts';
import { useChannel } from '../../features/channels/use-channel.ts';
import { useCommunity } from '../../features/communities/community-layout.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { useHereIn } from '../../realtime/presence.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { usePageName } from '../../ui/page/window-title.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { ChannelDetails } from './channel-details.tsx';
import classes from './channel-page.module.css';
import { ChannelTalk } from './channel-talk.tsx';
import { ThreadPane } from './thread-pane.tsx';

const route = getRouteApi('/frame/c/$slug/channels/$channel');

/** A channel: its timeline, and beside it a thread or what there is to know of it. */
export function ChannelPage() {
  const t = useT();
  const { id, slug } = useCommunity();
  const { channel: address } = route.useParams();
  const here = useChannel(id, address);
  const back = <BackLink to="/c/$slug" params={{ slug }} />;
  if (here.data !== undefined) return <OpenChannel key={here.data.id} channel={here.data} />;
  return (
    <Page title={t('channels.one')} back={back}>
      {here.missing ? (
        <EmptyState icon={SearchX} title={t('channels.missing')}>
          {t('channels.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={here}>{() => null}</Loaded>
      )}
    </Page>
  );
}

function OpenChannel({ channel }: { channel: Channel }) {
  const t = useT();
  const { slug, name: community } = useCommunity();
  usePageName(`#${channel.slug} · ${community}`);
  const { details, thread, message } = route.useSearch();
  const navigate = route.useNavigate();
  // Who of a community is here is told; of the channel for all of them that is the same.
  const inCommunity = useHereIn(channel.communityId);
  const here = channel.joinedByAll ? inCommunity : 0;
  const { id, communityId, topic, members } = channel;
  useEffect(() => rememberChannel(communityId, id), [communityId, id]);

  const show = (search: { details?: 'about' | 'people' | 'pins'; thread?: string }) =>
    void navigate({ search, replace: details !== undefined || thread !== undefined });
  const side =
    thread !== undefined ? (
      <ThreadPane key={thread} rootMessageId={thread} target={message} onClose={() => show({})} />
    ) : details !== undefined ? (
      <ChannelDetails
        channel={channel}
        tab={details}
        onTab={(tab) => show({ details: tab })}
        onClose={() => show({})}
      />
    ) : undefined;

  return (
    <Page
      fill
      title={<ChannelName channel={channel} />}
      detail={topic}
      back={<BackLink to="/c/$slug" params={{ slug }} />}
      side={side}
      actions={
        <>
          <Button
            variant="subtle"
            color="gray"
            className={classes.members ?? ''}
            leftSection={<Users size={16} aria-hidden />}
            aria-label={`${members} ${here > 0 ? `· ${t('here.count', { count: here })} ` : ''}– ${t('communities.members', { count: members })}`}
            onClick={() => show({ details: 'people' })}
          >
            {members}
            {here > 0 && <span className={classes.here}> · {t('here.count', { count: here })}</span>}
          </Button>
          <ActionIcon
            aria-label={t('channels.details')}
            onClick={() => show(details === undefined ? { details: 'about' } : {})}
          >
            <Info size={20} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      <ChannelTalk
        channel={channel}
        target={thread === undefined ? message : undefined}
        openThread={(rootMessageId) => show({ thread: rootMessageId })}
      />
    </Page>
  );
}
