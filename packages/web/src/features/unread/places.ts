import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Reading } from '@weft/contract/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { useMe } from '../accounts/me.ts';
import { channelsQuery } from '../channels/channels.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { directsQuery, nameOfDirect } from '../conversations/conversations.ts';
import { useReadings } from './unread.ts';

/** A place that one can go to: its name, where it belongs, and what is new there. */
export interface KnownPlace {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'direct';
  readonly name: string;
  /** What a channel is called in addresses and filters. */
  readonly slug: string | undefined;
  /** The community's name, beside which a channel's says something. */
  readonly where: string;
  readonly joined: boolean;
  readonly reading: Reading | undefined;
  /** Its address, by which one knows whether one is there. */
  readonly path: string;
  readonly go: () => void;
}

/** Every channel and direct conversation that is known here, in the order of the sidebar: community after community. */
export function useKnownPlaces(): readonly KnownPlace[] {
  const t = useT();
  const me = useMe().id;
  const navigate = useNavigate();
  const readings = useReadings();
  const communities = useQuery(myCommunitiesQuery).data ?? [];
  const channels = useQueries({ queries: communities.map(({ id }) => channelsQuery(id)) });
  const directs = useQuery(directsQuery).data ?? [];
  const readingOf = (kind: 'channel' | 'conversation', id: string) =>
    readings.find(({ place }) => place.kind === kind && place.id === id);

  return [
    ...communities.flatMap(({ name: where, slug }, at) =>
      (channels[at]?.data ?? []).map(({ id, name, visibility, joined, slug: channel }) => ({
        ...{ id, name: `#${name}`, slug: channel, where, joined, reading: readingOf('channel', id) },
        kind: visibility === 'private' ? ('private' as const) : ('channel' as const),
        path: `/c/${slug}/channels/${channel}`,
        go: () => void navigate({ to: '/c/$slug/channels/$channel', params: { slug, channel } }),
      })),
    ),
    ...directs.map((direct) => ({
      ...{ id: direct.id, name: nameOfDirect(direct, me, t('direct.self')), where: t('direct.title') },
      ...{
        kind: 'direct' as const,
        slug: undefined,
        joined: true,
        reading: readingOf('conversation', direct.id),
      },
      path: `/messages/${direct.id}`,
      go: () => void navigate({ to: '/messages/$conversationId', params: { conversationId: direct.id } }),
    })),
  ];
}
