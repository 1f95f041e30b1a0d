import { directChanged } from '@weft/contract/blocks.ts';
import {
  cardUpdated,
  conversationCreated,
  conversationShared,
  conversationUnshared,
  conversationUpdated,
  followingChanged,
} from '@weft/contract/conversations.ts';
import { directRead } from '@weft/contract/unread.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { addCard, dropCard, mergeCard, mergeThread } from '../messages/change.ts';
import { changeDirect, changeRead, refetchConversation, refetchThreads } from './conversations.ts';

export const conversationAppliers: readonly Applier[] = [
  ...[conversationCreated, conversationUpdated].map((event) =>
    onEvent(event, (queryClient, { channelId, thread }) => {
      mergeThread(queryClient, channelId, thread);
      void refetchThreads(queryClient);
    }),
  ),
  onEvent(conversationShared, (queryClient, { conversationId, card }) => {
    if (card !== null) addCard(queryClient, card);
    // Who may read it has changed, and only the server knows which of its channels one may know of.
    void refetchConversation(queryClient, conversationId);
  }),
  onEvent(cardUpdated, (queryClient, { card }) => mergeCard(queryClient, card)),
  onEvent(conversationUnshared, (queryClient, { channelId, conversationId, from }) => {
    if (from === channelId) dropCard(queryClient, channelId, conversationId);
    void refetchConversation(queryClient, conversationId);
  }),
  onEvent(followingChanged, (queryClient, { conversationId }) => {
    void refetchConversation(queryClient, conversationId);
    void refetchThreads(queryClient);
  }),
  onEvent(directChanged, (queryClient, { conversationId, reply, version }) =>
    changeDirect(queryClient, conversationId, (known) =>
      version <= known.version ? known : { ...known, version, may: { ...known.may, reply } },
    ),
  ),
  onEvent(directRead, (queryClient, { conversationId, ...read }) =>
    changeRead(queryClient, conversationId, read),
  ),
];
