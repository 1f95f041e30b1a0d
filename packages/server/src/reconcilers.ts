import type { Reconciler } from './core/reconcile/kept-values.ts';
import { channelCounts } from './features/channels/reconcile.ts';
import { seatCounts } from './features/communities/reconcile.ts';
import { graphCounts } from './features/graph/reconcile.ts';
import { looseFiles, storageUse, subscriptionOwners } from './features/media/reconcile.ts';
import {
  channelSeqs,
  conversationCounts,
  mentionPlaces,
  messageWords,
} from './features/messages/reconcile.ts';
import { postCounts, postPlaces, postWords, tagTimes } from './features/posts/reconcile.ts';

/**
 * Everything that is stored and follows from something else. What others follow from comes before it: the owner of a
 * subscription before the room for files, the place of a post before its counts.
 */
export const reconcilers: readonly Reconciler[] = [
  subscriptionOwners,
  storageUse,
  looseFiles,
  graphCounts,
  seatCounts,
  channelCounts,
  channelSeqs,
  conversationCounts,
  mentionPlaces,
  messageWords,
  postPlaces,
  postCounts,
  tagTimes,
  postWords,
];
