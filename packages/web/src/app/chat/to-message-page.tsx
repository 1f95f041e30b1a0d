import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { getChannel } from '@weft/contract/channels.ts';
import { type GoalConversation, getConversation } from '@weft/contract/conversations.ts';
import { getMessage } from '@weft/contract/messages.ts';
import { myCommunitiesQuery } from '../../features/communities/communities.ts';
import { api } from '../../realtime/api.ts';
import { ToGoal } from '../goals/to-goal.tsx';
import { Leading } from './leading.tsx';

const route = getRouteApi('/frame/to/message/$messageId');

interface Found {
  readonly messageId: string;
  readonly channelId?: string;
  /** The message at the head of the thread that it is in. */
  readonly thread?: string;
  readonly direct?: string;
  readonly goal?: GoalConversation;
}

/** A link to a message: wherever it is, it is opened there, in its place. */
export function ToMessagePage() {
  const { messageId } = route.useParams();
  const { reply = false } = route.useSearch();
  const query = useQuery({
    queryKey: ['where', messageId, reply],
    queryFn: () => find(messageId, reply),
  });
  return <Leading query={query}>{(found) => <There found={found} />}</Leading>;
}

/** To reply is to open what hangs under it, or will. */
async function find(messageId: string, reply: boolean): Promise<Found> {
  const { message } = await api.call(getMessage, { params: { messageId } });
  const { place } = message;
  if (place.kind === 'channel')
    return { messageId, channelId: place.id, ...(reply ? { thread: messageId } : {}) };
  const { conversation } = await api.call(getConversation, { params: { conversationId: place.id } });
  if (conversation.kind === 'direct') return { messageId, direct: conversation.id };
  if (conversation.kind === 'goal') return { messageId, goal: conversation };
  const channelId = conversation.channels[0]?.id;
  return {
    messageId,
    thread: conversation.root.id,
    ...(channelId === undefined ? {} : { channelId }),
  };
}

function There({ found: { messageId, channelId, thread, direct, goal } }: { found: Found }) {
  if (goal !== undefined) return <ToGoal goal={goal} search={{ message: messageId }} />;
  if (direct !== undefined)
    return (
      <Navigate
        to="/messages/$conversationId"
        params={{ conversationId: direct }}
        search={{ message: messageId }}
        replace
      />
    );
  return (
    <ToChannel
      channelId={channelId ?? ''}
      search={{
        ...(thread === undefined ? {} : { thread }),
        // The message at the head of a thread is not one of its lines.
        ...(thread === messageId ? {} : { message: messageId }),
      }}
    />
  );
}

interface ToChannelProps {
  readonly channelId: string;
  readonly search: { readonly message?: string; readonly thread?: string };
}

/** By its address as it is now, whatever it was called when somebody named it. */
export function ToChannel({ channelId, search }: ToChannelProps) {
  const mine = useQuery(myCommunitiesQuery);
  const channel = useQuery({
    queryKey: ['where', 'channel', channelId],
    queryFn: async () => (await api.call(getChannel, { params: { channelId } })).channel,
  });
  const community = mine.data?.find(({ id }) => id === channel.data?.communityId);
  const data =
    channel.data !== undefined && community !== undefined
      ? { slug: community.slug, channel: channel.data.slug }
      : undefined;
  return (
    <Leading query={{ data, error: channel.error ?? mine.error, refetch: channel.refetch }}>
      {(params) => <Navigate to="/c/$slug/channels/$channel" params={params} search={search} replace />}
    </Leading>
  );
}
