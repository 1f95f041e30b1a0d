import { useQuery } from '@tanstack/react-query';
import type { SearchHit } from '@weft/contract/search.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { useMe } from '../accounts/me.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { directsQuery, nameOfDirect } from '../conversations/conversations.ts';

/** Where a message that was found was said, in words. */
export function usePlaceOf({ message, communityId, channel, rootMessageId }: SearchHit): string {
  const t = useT();
  const me = useMe().id;
  const communities = useQuery(myCommunitiesQuery).data ?? [];
  const directs = useQuery(directsQuery).data ?? [];
  if (communityId === null) {
    const direct = directs.find(({ id }) => id === message.place.id);
    return direct === undefined ? t('direct.one') : nameOfDirect(direct, me, t('direct.self'));
  }
  const where =
    channel === null
      ? t(rootMessageId === null ? 'search.inGoal' : 'search.inThread')
      : rootMessageId === null
        ? `#${channel.slug}`
        : t('search.inThreadOf', { channel: channel.slug });
  // With one community its name says nothing.
  const community = communities.find(({ id }) => id === communityId);
  return community === undefined || communities.length < 2 ? where : `${where} · ${community.name}`;
}
