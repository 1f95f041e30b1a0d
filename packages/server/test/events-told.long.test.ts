import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { getMe, listSessions, revokeSession, signIn, updateMe } from '@weft/contract/accounts.ts';
import { markAnswer } from '@weft/contract/answers.ts';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import {
  createCommunity,
  getCommunity,
  listMyCommunities,
  updateCommunity,
} from '@weft/contract/communities.ts';
import { followThread, getConversation, openConversation } from '@weft/contract/conversations.ts';
import { discardDraft, listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import { getExport, requestExport } from '@weft/contract/exports.ts';
import {
  discardFormDraft,
  listFormDrafts,
  listMyFeedback,
  saveFormDraft,
  submitForm,
} from '@weft/contract/forms.ts';
import { createGoal, listGoals, removeGoalInstructor, updateGoal } from '@weft/contract/goals.ts';
import { followUser } from '@weft/contract/graph.ts';
import { interact } from '@weft/contract/interactions.ts';
import { createInviteLink, listInvites } from '@weft/contract/invites.ts';
import { getStorage, listMyMedia } from '@weft/contract/media.ts';
import { listMembers } from '@weft/contract/members.ts';
import { sendMessage } from '@weft/contract/messages.ts';
import { listNotifications, readAllNotifications } from '@weft/contract/notifications.ts';
import { discardPostDraft, listPostDrafts, savePostDraft } from '@weft/contract/post-drafts.ts';
import { deletePost, editPost, listSpacePosts, type Post } from '@weft/contract/posts.ts';
import { getProfile } from '@weft/contract/profiles.ts';
import { listReports, reportMessage } from '@weft/contract/reports.ts';
import { createSpace, listSpaces, orderSpaces } from '@weft/contract/spaces.ts';
import { publishThread, withdrawQuotes } from '@weft/contract/thread-posts.ts';
import { createToken, listTokens, revokeToken } from '@weft/contract/tokens.ts';
import { getUnread, setRead } from '@weft/contract/unread.ts';
import { events } from '../src/app.ts';
import { operator } from '../src/core/policy/actor.ts';
import { maySetTier } from '../src/features/media/policy.ts';
import { listPlatformTiers, setTier } from '../src/features/media/tiers.ts';
import { tellOfStats } from '../src/features/posts/tell-stats.ts';
import { say } from './kit/chat.ts';
import { ChatView } from './kit/chat-view.ts';
import { CommunityView } from './kit/community-view.ts';
import { ears } from './kit/ears.ts';
import { nightSky } from './kit/night-sky.ts';
import { Person, password, type Somebody } from './kit/person.ts';
import { drawing } from './kit/pictures.ts';
import { aSpace, publish } from './kit/posts.ts';
import { upload } from './kit/upload.ts';
import { until } from './kit/wait-for.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What one act changes in what somebody sees, and the event that tells them so. */
interface Proof {
  readonly type: string;
  readonly who: Somebody;
  readonly sees: () => Promise<unknown>;
  readonly act: () => Promise<unknown>;
  /** The event is what is seen now; without it, the event only says to look again, and there must be something new to see. */
  readonly same?: (payload: Payload, now: never) => void | Promise<void>;
}

describe('what one sees is told when it changes', async () => {
  const { url, db, ada, grace, linus, communityId, general } = await nightSky();
  const params = { communityId };
  const { conversation: direct } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
  const { message: root } = await say(ada, { channelId: general }, 'Who is up at five?');
  const { message: reply } = await say(grace, { rootMessageId: root.id }, 'I am, @ada');
  await say(grace, { conversationId: direct.id }, 'Good morning');
  const thread = { conversationId: reply.place.id };
  const aside = { conversationId: direct.id };
  const hers = async () => (await ada.call(getMe)).user;
  const items = (answer: Promise<{ items: readonly unknown[] }>) => answer.then((page) => page.items);
  const readings = async () => (await ada.call(getUnread)).items;
  const draft = { to: { channelId: general }, content: 'Perhaps', clientKey: randomUUID() };
  const drafts = async () => (await ada.call(listDrafts)).items;
  const idOfDraft = async () => (await drafts())[0]?.id ?? '1';
  const save = () => ada.call(saveDraft, { body: { ...draft, saveId: randomUUID(), builtOn: 0 } });
  const sessions = async () => (await ada.call(listSessions)).items;
  const tokens = () => ada.call(listTokens).then((page) => page.items);
  const rename = (displayName: string) => ada.call(updateMe, { body: { displayName } });

  const spaceId = await aSpace(ada, communityId, 'Reports');
  const posts = () => items(grace.call(listSpacePosts, { params: { spaceId } }));
  const firstPost = async () => ({ params: { postId: ((await posts())[0] as Post).id } });
  /** Beside another one, which stays until it is published. */
  const written = { params: { clientKey: 'draft' }, body: { content: 'Perhaps', saveId: 'one', builtOn: 0 } };
  await ada.call(savePostDraft, { ...written, params: { clientKey: 'kept' } });
  const postDrafts = () => items(ada.call(listPostDrafts));
  const spaces = async () => (await grace.call(listSpaces, { params })).items;
  /** All that the event says of it is in what is seen. */
  const isOne = ({ space, goal = space }: Payload, now: readonly object[]) =>
    assert.ok(now.some((one) => isDeepStrictEqual({ ...one, ...(goal as object) }, one)));

  let goalId = '';

  const form = {
    params: { clientKey: 'form' },
    body: { type: 'bug_report', title: 'It hangs', saveId: 'one', builtOn: 0 },
  } as const;
  await ada.call(saveFormDraft, {
    params: { clientKey: 'kept-form' },
    body: { ...form.body, type: 'feature_request' },
  });
  const submit = (clientKey: string) =>
    ada.call(submitForm, {
      body: { type: 'feature_request', clientKey, title: 'It hangs', description: 'At night' },
    });
  const proofs: Proof[] = [
    {
      ...{ type: 'user.updated', who: ada, sees: hers, act: () => rename('Ada King') },
      same: ({ user }, now) => assert.deepEqual(user, now),
    },
    {
      type: 'person.changed',
      who: grace,
      sees: async () =>
        (await grace.call(listMembers, { params })).items
          .filter(({ userId }) => userId === ada.id)
          .map(({ userId, username, displayName, avatar }) => ({
            id: userId,
            username,
            displayName,
            avatar,
          })),
      act: () => rename('Ada Lovelace'),
      same: ({ person }, now: unknown[]) => assert.deepEqual([person], now),
    },
    {
      type: 'community.updated',
      who: grace,
      sees: async () => (await grace.call(getCommunity, { params: { community: communityId } })).community,
      act: () => ada.call(updateCommunity, { params, body: { description: 'Under one sky' } }),
      same: ({ community }, now: object) => assert.deepEqual({ ...now, ...(community as object) }, now),
    },
    {
      ...{ type: 'space.created', who: grace, sees: spaces },
      act: () => ada.call(createSpace, { params, body: { name: 'Reports' } }),
      same: isOne,
    },
    {
      ...{ type: 'space.updated', who: grace, sees: spaces },
      act: async () => {
        const spaceIds = (await spaces()).map(({ id }) => id).reverse();
        await ada.call(orderSpaces, { params, body: { spaceIds } });
      },
      same: isOne,
    },
    {
      type: 'membership.changed',
      who: grace,
      sees: () => items(grace.call(listMyCommunities)),
      act: () => grace.call(createCommunity, { body: { name: 'Day', slug: 'day', visibility: 'private' } }),
    },
    {
      type: 'read.updated',
      who: ada,
      sees: readings,
      act: () => ada.call(setRead, { body: { place: reply.place, seq: 1 } }),
      same: ({ reading }, now: unknown[]) => assert.ok(now.some((one) => isDeepStrictEqual(one, reading))),
    },
    {
      type: 'following.changed',
      who: ada,
      sees: readings,
      act: () => ada.call(followThread, { params: thread, body: { following: false } }),
      same: ({ conversationId, following }, now: { place: { id: string } }[]) =>
        assert.equal(
          now.some(({ place }) => place.id === conversationId),
          following,
        ),
    },
    {
      type: 'conversation.read',
      who: grace,
      sees: async () => {
        const { conversation } = await grace.call(getConversation, { params: aside });
        return conversation.kind === 'direct' ? conversation.read : [];
      },
      act: () => ada.call(setRead, { body: { place: { kind: 'conversation', id: direct.id }, seq: 1 } }),
      same: ({ userId, lastReadSeq }, now) => assert.deepEqual([{ userId, lastReadSeq }], now),
    },
    {
      type: 'direct.changed',
      who: ada,
      sees: async () => (await ada.call(getConversation, { params: aside })).conversation.may.reply,
      act: () => grace.call(blockUser, { params: { userId: ada.id } }),
      same: ({ reply: may }, now) => assert.equal(may, now),
    },
    {
      ...{ type: 'draft.saved', who: ada, sees: drafts, act: save },
      same: ({ draftId, revision }, now: { id: string; revision: number }[]) =>
        assert.deepEqual(
          now.map((one) => [one.id, one.revision]),
          [[draftId, revision]],
        ),
    },
    {
      ...{ type: 'draft.discarded', who: ada, sees: drafts },
      act: async () => ada.call(discardDraft, { params: { draftId: await idOfDraft() } }),
      same: (_payload, now) => assert.deepEqual(now, []),
    },
    {
      ...{ type: 'draft.sent', who: ada },
      sees: async () => (await readings()).find(({ place }) => place.id === general)?.lastSeq,
      act: async () => {
        await save();
        await ada.call(sendMessage, { body: draft });
      },
      same: async () => assert.deepEqual(await drafts(), []),
    },
    {
      ...{ type: 'session.started', who: ada, sees: sessions },
      act: () => new Person(url).call(signIn, { body: { login: 'ada', password } }),
    },
    {
      ...{ type: 'session.ended', who: ada, sees: sessions },
      act: async () => {
        const other = (await sessions()).find(({ current }) => !current);
        await ada.call(revokeSession, { params: { sessionId: other?.id ?? '1' } });
      },
    },
    {
      ...{ type: 'token.created', who: ada, sees: tokens },
      act: () => ada.call(createToken, { body: { name: 'one more', scopes: ['read'] } }),
    },
    {
      ...{ type: 'token.revoked', who: ada, sees: tokens },
      act: async () => {
        const one = (await tokens()).find(({ name }) => name === 'one more');
        await ada.call(revokeToken, { params: { tokenId: one?.id ?? '1' } });
      },
    },
    {
      ...{ type: 'media.changed', who: ada, sees: () => items(ada.call(listMyMedia)) },
      act: async () => upload(ada, await drawing()),
    },
    {
      ...{ type: 'storage.changed', who: ada },
      sees: async () => (await ada.call(getStorage)).storage,
      act: async () => {
        const [, tier] = await listPlatformTiers(db);
        const permit = maySetTier.permit(operator, { id: ada.id, status: 'active' });
        await db.transaction((tx) => setTier(tx, permit, tier?.id ?? '1'));
      },
      same: (told, { tier, quotaBytes }: { tier: string; quotaBytes: number }) =>
        assert.deepEqual(told, { tier, quotaBytes }),
    },
    {
      ...{ type: 'invites.changed', who: ada, sees: () => items(ada.call(listInvites, { params })) },
      act: () => ada.call(createInviteLink, { params, body: {} }),
    },
    {
      ...{ type: 'export.changed', who: ada, sees: () => ada.call(getExport) },
      act: () => ada.call(requestExport),
    },
    {
      ...{ type: 'notification.changed', who: ada, sees: () => items(ada.call(listNotifications)) },
      act: async () => {
        await grace.call(unblockUser, { params: { userId: ada.id } });
        await say(grace, { channelId: general }, '@ada, look up!');
      },
    },
    {
      ...{ type: 'notification.all_read', who: ada, sees: () => items(ada.call(listNotifications)) },
      act: () =>
        ada.call(readAllNotifications, { body: { until: new Date(Date.now() + 1_000).toISOString() } }),
    },
    {
      ...{ type: 'follow.changed', who: ada },
      sees: async () => (await ada.call(getProfile, { params: { username: 'linus' } })).profile.relation,
      act: () => linus.call(followUser, { params: { userId: ada.id } }),
    },
    ...[
      { type: 'post.published', act: async () => void (await publish(ada, 'A comet', { spaceId })) },
      {
        type: 'post.updated',
        act: async () => ada.call(editPost, { ...(await firstPost()), body: { content: 'A tail' } }),
      },
      {
        type: 'post.updated',
        act: async () => {
          const { params } = await firstPost();
          const { id: commentId } = await publish(linus, 'It is one', {
            type: 'status',
            parentId: params.postId,
          });
          await ada.call(markAnswer, { params, body: { commentId } });
        },
      },
      {
        type: 'post.updated',
        act: async () => {
          const { message: root } = await say(linus, { channelId: general }, 'What was it?');
          const { message: reply } = await say(linus, { rootMessageId: root.id }, 'A lantern');
          const thread = { conversationId: reply.place.id };
          const body = { spaceId, title: 'What it was', clientKey: randomUUID() };
          const { post } = await ada.call(publishThread, { params: thread, body });
          await linus.call(withdrawQuotes, { params: { postId: post.id } });
        },
      },
      {
        type: 'post.stats',
        // Its job gathers what comes within two seconds; here it is done at once.
        act: async () => {
          const { params } = await firstPost();
          await linus.call(interact, { params: { ...params, type: 'like' } });
          await db.transaction((tx) => tellOfStats(tx, params.postId));
        },
      },
      { type: 'post.deleted', act: async () => ada.call(deletePost, await firstPost()) },
    ].map((proof) => ({ ...proof, who: grace, sees: posts })),
    ...[
      { type: 'post_draft.saved', act: () => ada.call(savePostDraft, written) },
      {
        type: 'post_draft.discarded',
        act: () => ada.call(discardPostDraft, { params: written.params }),
      },
      {
        type: 'post_draft.published',
        act: () => publish(ada, 'Perhaps', { clientKey: 'kept' }),
      },
    ].map((proof) => ({ ...proof, who: ada, sees: postDrafts })),
    ...[
      { type: 'form_draft.saved', act: () => ada.call(saveFormDraft, form) },
      {
        type: 'form_draft.discarded',
        act: () => ada.call(discardFormDraft, { params: form.params }),
      },
      {
        type: 'form_draft.submitted',
        act: () => submit('kept-form'),
      },
    ].map((proof) => ({ ...proof, who: ada, sees: () => items(ada.call(listFormDrafts)) })),
    {
      ...{ type: 'feedback.changed', who: ada },
      sees: () => items(ada.call(listMyFeedback)),
      act: () => submit('another'),
    },
    ...[
      {
        type: 'goal.created',
        act: async () => {
          const body = { title: 'Messier', instructorIds: [ada.id] };
          goalId = (await grace.call(createGoal, { params, body })).goal.id;
        },
        same: isOne,
      },
      {
        type: 'goal.updated',
        act: () => grace.call(updateGoal, { params: { goalId }, body: { title: 'All of them', version: 1 } }),
        same: isOne,
      },
      {
        type: 'goal.left',
        act: () => grace.call(removeGoalInstructor, { params: { goalId, userId: ada.id } }),
      },
    ].map((proof) => ({
      ...{ ...proof, who: ada },
      sees: () => items(ada.call(listGoals, { params, query: { as: 'instructor' } })),
    })),
    {
      ...{ type: 'reports.changed', who: ada },
      sees: () => items(ada.call(listReports, { query: { communityId } })),
      act: async () => {
        const { message } = await say(grace, { channelId: general }, 'Buy my telescopes');
        await linus.call(reportMessage, {
          params: { messageId: message.id },
          body: { reason: 'spam', words: '' },
        });
      },
    },
  ];

  const rooms = [`community:${communityId}`];
  const ofAda = await ears(ada, rooms);
  const ofGrace = await ears(grace, [...rooms, `thread:${direct.id}`]);

  for (const { type, who, sees, act, same } of proofs)
    test(`${type} ${same === undefined ? 'says to look again' : 'is what is seen now'}`, async () => {
      const hearing = who === ada ? ofAda : ofGrace;
      // A sign that everybody hears: what was done before it has been heard, too.
      const sign = `before ${type}`;
      await ada.call(updateCommunity, { params, body: { description: sign } });
      await until(() => JSON.stringify(hearing.told('community.updated')).includes(sign));
      hearing.heard.length = 0;
      const before = await sees();
      await act();
      await until(() => hearing.has(type));
      const now = await sees();
      assert.notDeepEqual(now, before, 'there is something new to see');
      await same?.(hearing.told(type).at(-1)?.payload ?? {}, now as never);
    });

  test('every event that clients hear is proven, here or by random stories', () => {
    const place = { kind: 'channel', id: general } as const;
    const views = [
      new ChatView(place, []),
      new CommunityView({ channels: [], members: [], count: 0 }, async () => undefined),
    ];
    const proven = [...proofs.map(({ type }) => type), ...views.flatMap(({ types }) => types)];
    const told = events.filter(({ audience }) => audience === 'client').map(({ type }) => type);
    assert.deepEqual(
      told.filter((type) => !proven.includes(type)),
      [],
    );
  });
});
