import { useQuery } from '@tanstack/react-query';
import type { Destination } from '@weft/contract/messages.ts';
import type { Reading } from '@weft/contract/unread.ts';
import type { ReactNode } from 'react';
import { useMe } from '../../features/accounts/me.ts';
import { channelsQuery } from '../../features/channels/channels.ts';
import { myCommunitiesQuery } from '../../features/communities/communities.ts';
import { conversationQuery, nameOfDirect } from '../../features/conversations/conversations.ts';
import { goalQuery } from '../../features/goals/goals.ts';
import type { ComposerProps } from '../../features/messages/composer.tsx';
import { MessageRow } from '../../features/messages/message-row.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { dayOf } from '../../ui/time/day.ts';
import { whereTo } from '../goals/where-to.ts';

/** What a place is called, and how one writes there. */
export interface About {
  readonly name: string;
  readonly where: string;
  /** What a thread hangs on, in short. */
  readonly began?: string;
  readonly beginning: ReactNode;
  readonly destinations: readonly Destination[];
  /** Undefined where one may not write. */
  readonly write:
    | Pick<ComposerProps, 'to' | 'keptAs' | 'label' | 'communityId' | 'people' | 'here'>
    | undefined;
}

type Asked = Pick<Reading, 'place' | 'communityId'>;

/** Undefined until it is known. */
export function useAbout({ place, communityId }: Asked): About | undefined {
  const channel = useChannelAbout({ place, communityId });
  const conversation = useConversationAbout({ place, communityId });
  return place.kind === 'channel' ? channel : conversation;
}

function useChannelAbout({ place, communityId }: Asked): About | undefined {
  const t = useT();
  const enabled = place.kind === 'channel' && communityId !== null;
  const community = useQuery(myCommunitiesQuery).data?.find(({ id }) => id === communityId);
  const open = useQuery({ ...channelsQuery(communityId ?? ''), enabled }).data;
  const found = open?.find(({ id }) => id === place.id);
  const missing = open !== undefined && found === undefined;
  const archived = useQuery({ ...channelsQuery(communityId ?? '', true), enabled: enabled && missing }).data;
  const channel = found ?? archived?.find(({ id }) => id === place.id);
  if (channel === undefined || communityId === null) return undefined;
  const name = `#${channel.slug}`;
  const to = { channelId: channel.id };
  return {
    ...{ name, where: community?.name ?? '', destinations: [to] },
    beginning: <p>{t('chat.beginning', { place: name })}</p>,
    write: channel.may.post
      ? {
          ...{ to, keptAs: `channel:${channel.id}`, communityId, here: channel },
          label: t('composer.label', { place: name }),
        }
      : undefined,
  };
}

function useConversationAbout({ place, communityId }: Asked): About | undefined {
  const t = useT();
  const me = useMe().id;
  const community = useQuery(myCommunitiesQuery).data?.find(({ id }) => id === communityId);
  const asked = useQuery({ ...conversationQuery(place.id), enabled: place.kind === 'conversation' });
  const conversation = asked.data;
  const goalId = conversation?.kind === 'goal' ? conversation.goalId : undefined;
  const goal = useQuery({ ...goalQuery(goalId ?? ''), enabled: goalId !== undefined }).data;
  if (conversation === undefined) return undefined;
  const to = { conversationId: conversation.id };
  if (conversation.kind === 'direct') {
    const name = nameOfDirect(conversation, me, t('direct.self'));
    return {
      ...{ name, where: t('direct.one'), destinations: [to] },
      beginning: <p>{t('direct.beginning', { name })}</p>,
      write: conversation.may.reply
        ? {
            ...{ to, keptAs: `conversation:${conversation.id}`, people: conversation.people },
            label: t('composer.label', { place: name }),
          }
        : undefined,
    };
  }
  if (conversation.kind === 'goal') {
    if (goal === undefined) return undefined;
    const { title: name, student } = goal;
    const teaches = student.id !== me;
    const kind = teaches ? ('instructor_response' as const) : ('message' as const);
    return {
      ...{ name, where: community?.name ?? '', destinations: [to] },
      ...(teaches ? { began: student.displayName } : {}),
      beginning: <p>{t('goals.beginning', { title: name })}</p>,
      write: conversation.may.reply
        ? {
            ...{ keptAs: `conversation:${conversation.id}`, people: conversation.people },
            to: whereTo({ ...to, teaches, today: dayOf(new Date()) }),
            label: t(`goals.write.${kind}`),
          }
        : undefined,
    };
  }
  const { root, channels } = conversation;
  const primary = channels.find(({ isPrimary }) => isPrimary);
  const [first] = channels;
  return {
    name: first === undefined ? t('thread.title') : t('catchUp.threadIn', { channel: first.slug }),
    where: community?.name ?? '',
    ...(root.deleted ? {} : { began: `${root.author.displayName}: ${root.content}` }),
    destinations: [to, { rootMessageId: root.id }],
    beginning: <MessageRow message={root} first />,
    write: conversation.may.reply
      ? {
          ...{ to, keptAs: `thread:${root.id}`, communityId: conversation.communityId, here: primary },
          label: t('composer.reply'),
        }
      : undefined,
  };
}
