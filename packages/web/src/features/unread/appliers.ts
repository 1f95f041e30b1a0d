import { channelMembershipChanged } from '@weft/contract/channels.ts';
import { conversationCreated, conversationUpdated, followingChanged } from '@weft/contract/conversations.ts';
import { messageCreated, messageDeleted } from '@weft/contract/message-events.ts';
import { readUpdated } from '@weft/contract/unread.ts';
import { type Applier, onBrief, onEvent } from '../../realtime/applier.ts';
import { directsQuery, isKnownThread } from '../conversations/conversations.ts';
import { countSaid, forgetSaid, putReading } from './heard.ts';
import { refetchUnread } from './unread.ts';

export const unreadAppliers: readonly Applier[] = [
  onBrief(messageCreated, (queryClient, { message: { place, author, ...said } }) => {
    const counted = countSaid(queryClient, place, { ...said, authorId: author.id });
    // A direct conversation that begins with this message; a thread that one only looks at counts for nothing.
    if (counted || place.kind === 'channel' || isKnownThread(queryClient, place.id)) return;
    void refetchUnread(queryClient);
    void queryClient.invalidateQueries({ queryKey: directsQuery.queryKey });
  }),
  onEvent(messageDeleted, (queryClient, { place, seq }) => forgetSaid(queryClient, place, seq)),
  onEvent(readUpdated, (queryClient, { reading }) => putReading(queryClient, reading)),
  ...[conversationCreated, conversationUpdated].map((event) =>
    onEvent(event, (queryClient, { thread, latest }) => {
      if (latest !== null) countSaid(queryClient, { kind: 'conversation', id: thread.id }, latest);
    }),
  ),
  // What belongs to one, and from where on it counts, is for the server to say.
  ...[channelMembershipChanged, followingChanged].map((event) =>
    onEvent(event, (queryClient) => void refetchUnread(queryClient)),
  ),
];
