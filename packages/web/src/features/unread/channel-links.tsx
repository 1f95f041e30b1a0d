import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Channel } from '@weft/contract/channels.ts';
import { unreadShown } from '@weft/contract/unread.ts';
import { Plus, Search } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { FoldableSection } from '../../ui/frame/foldable-section.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { channelIcon } from '../channels/channel-name.tsx';
import { channelsQuery } from '../channels/channels.ts';
import { communityQuery } from '../communities/communities.ts';
import { DraftMark } from '../drafts/drafts-link.tsx';
import { attentionOf, isStrong, useReading } from './unread.ts';

/** The channels of the community that the address names: those one is in, what is new in them, and the way to others. */
export function ChannelSection() {
  const t = useT();
  const navigate = useNavigate();
  const { slug = '', channel: open } = useParams({ strict: false });
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  const inside = community !== undefined && community.role !== null;
  const all = useQuery({ ...channelsQuery(community?.id ?? ''), enabled: inside }).data ?? [];
  if (!inside) return null;
  // One that is only looked at stands with the others for as long.
  const channels = all.filter((channel) => channel.joined || channel.slug === open);
  const make = () => void navigate({ to: '/c/$slug/channels', params: { slug }, search: { make: true } });

  return (
    <FoldableSection
      id="channels"
      title={t('channels.title')}
      action={
        <ActionIcon size={32} aria-label={t('channels.new')} onClick={make}>
          <Plus size={16} aria-hidden />
        </ActionIcon>
      }
      always={channels.map((channel) => (
        <ChannelLink key={channel.id} slug={slug} channel={channel} onlyStrong />
      ))}
    >
      {channels.map((channel) => (
        <ChannelLink key={channel.id} slug={slug} channel={channel} />
      ))}
      <SidebarLink
        to="/c/$slug/channels"
        params={{ slug }}
        activeOptions={{ exact: true, includeSearch: false }}
        icon={Search}
      >
        {t('channels.browse')}
      </SidebarLink>
    </FoldableSection>
  );
}

interface ChannelLinkProps {
  readonly slug: string;
  readonly channel: Channel;
  /** Where the section is folded, only what is new stays to be seen. */
  readonly onlyStrong?: boolean;
}

function ChannelLink({ slug, channel, onlyStrong = false }: ChannelLinkProps) {
  const t = useT();
  const reading = useReading({ kind: 'channel', id: channel.id });
  const strong = reading !== undefined && isStrong(reading);
  const count = reading === undefined ? 0 : attentionOf(reading);
  if (onlyStrong && !strong) return null;
  return (
    <SidebarLink
      to="/c/$slug/channels/$channel"
      params={{ slug, channel: channel.slug }}
      activeOptions={{ includeSearch: false }}
      icon={channelIcon(channel.visibility)}
      strong={strong}
      dim={channel.notificationLevel === 'muted' || !channel.joined}
      badge={
        <>
          <DraftMark place={`channel:${channel.id}`} />
          <CountBadge
            count={count}
            atMost={unreadShown}
            label={t(reading?.level === 'all' ? 'unread.label' : 'unread.mentions')}
          />
        </>
      }
    >
      {channel.name}
    </SidebarLink>
  );
}
