import {
  carryConversation,
  followThread,
  getConversation,
  listConversations,
  listThreads,
  muteConversation,
  openConversation,
  takeBackConversation,
} from '@weft/contract/conversations.ts';
import type { Executor } from '../../core/db/executor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayReadCommunity } from '../communities/policy.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import { readPlace } from '../messages/places.ts';
import { mayReadPlace } from '../messages/policy.ts';
import * as carrying from './carrying.ts';
import { setFollowing, setMuted } from './follow.ts';
import * as opening from './open.ts';
import { mayCarry, mayFollow, mayMute, mayTakeBack } from './policy.ts';
import { listDirectOf, readConversation, readDirect } from './queries.ts';
import { listThreadsOf } from './threads.ts';

export function conversationRoutes({ routes, db, stream }: Kernel): void {
  routes.read(getConversation, async ({ actor, params }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    return { conversation: await readConversation(db, actor, params.conversationId), cursor };
  });

  routes.write(openConversation, async ({ tx, actor, body }) => {
    const id = await opening.openConversation(tx, actor, body.userIds);
    return { conversation: await readDirect(tx, actor, id) };
  });

  routes.read(listConversations, ({ actor, query }) => listDirectOf(db, actor, query));

  routes.read(listThreads, async ({ actor, params, query }) => {
    const facts = await readCommunityFacts(db, actor, params.communityId);
    return listThreadsOf(db, actor, mayReadCommunity.permit(actor, facts), query);
  });

  routes.write(followThread, async ({ tx, actor, params, body }) => {
    const facts = await factsOf(tx, actor, params.conversationId);
    if (facts.kind === 'channel') throw new Problem('not_found');
    if (facts.kind !== 'thread')
      throw new Problem(mayReadPlace.allows(actor, facts) ? 'not_a_thread' : 'not_found');
    await setFollowing(tx, mayFollow.permit(actor, facts), body.following);
  });

  routes.write(muteConversation, async ({ tx, actor, params, body }) => {
    const facts = await factsOf(tx, actor, params.conversationId);
    if (facts.kind !== 'direct' && facts.kind !== 'goal') throw new Problem('not_found');
    await setMuted(tx, mayMute.permit(actor, facts), body.muted);
  });

  routes.write(carryConversation, async ({ tx, actor, params, body }) => {
    const facts = await carrying.readCarryFacts(tx, actor, params.messageId, body);
    const id = await carrying.carryConversation(tx, mayCarry.permit(actor, facts));
    const conversation = await readConversation(tx, actor, id);
    if (conversation.kind !== 'thread') throw new Error(`conversation ${id} is no thread`);
    return { conversation };
  });

  routes.write(takeBackConversation, async ({ tx, actor, params: { conversationId, channelId } }) => {
    const facts = await carrying.readCarriedFacts(tx, actor, conversationId, channelId);
    await carrying.takeBack(tx, mayTakeBack.permit(actor, facts));
  });
}

async function factsOf(db: Executor, actor: User, id: string) {
  return (await readPlace(db, actor, { kind: 'conversation', id })).facts;
}
