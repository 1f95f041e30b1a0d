import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getConversation } from '@weft/contract/conversations.ts';
import { api } from '../../realtime/api.ts';
import { Leading } from './leading.tsx';
import { ToChannel } from './to-message-page.tsx';

const route = getRouteApi('/frame/to/thread/$conversationId');

/** A thread by its own name: in the first of its channels that one may know of. */
export function ToThreadPage() {
  const { conversationId } = route.useParams();
  const query = useQuery({
    queryKey: ['where', 'conversation', conversationId],
    queryFn: async () => (await api.call(getConversation, { params: { conversationId } })).conversation,
  });
  return (
    <Leading query={query}>
      {(conversation) =>
        conversation.kind === 'thread' && conversation.channels[0] !== undefined ? (
          <ToChannel channelId={conversation.channels[0].id} search={{ thread: conversation.root.id }} />
        ) : null
      }
    </Leading>
  );
}
