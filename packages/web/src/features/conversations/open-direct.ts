import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { openConversation } from '@weft/contract/conversations.ts';
import { api } from '../../realtime/api.ts';
import { putConversation } from './conversations.ts';

/** Goes to the conversation of these people. The same always find the same one. */
export function useOpenDirect() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async (userIds: readonly string[]): Promise<void> => {
    const { conversation } = await api.call(openConversation, { body: { userIds: [...userIds] } });
    putConversation(queryClient, conversation);
    await navigate({ to: '/messages/$conversationId', params: { conversationId: conversation.id } });
  };
}
