import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getConversation } from '@weft/contract/conversations.ts';
import { api } from '../../realtime/api.ts';
import { ToGoal } from '../goals/to-goal.tsx';
import { Leading } from './leading.tsx';
import { ToChannel } from './to-message-page.tsx';

const route = getRouteApi('/frame/to/thread/$conversationId');

/** A thread by its own name: in the first of its channels that one may know of. What is said in a goal: on its page. */
export function ToThreadPage() {
  const { conversationId } = route.useParams();
  const writes = route.useSearch();
  const query = useQuery({
    queryKey: ['where', 'conversation', conversationId],
    queryFn: async () => (await api.call(getConversation, { params: { conversationId } })).conversation,
  });
  return (
    <Leading query={query}>
      {(conversation) =>
        conversation.kind === 'goal' ? (
          <ToGoal goal={conversation} search={writes} />
        ) : conversation.kind === 'thread' && conversation.channels[0] !== undefined ? (
          <ToChannel channelId={conversation.channels[0].id} search={{ thread: conversation.root.id }} />
        ) : null
      }
    </Leading>
  );
}
