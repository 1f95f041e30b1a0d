import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import {
  addChannelMembers,
  createChannel,
  getChannel,
  joinChannel,
  leaveChannel,
  listChannels,
  removeChannelMember,
  setChannelNotifications,
  updateChannel,
} from '@weft/contract/channels.ts';
import { getCommunity, joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { listMembers, updateMember } from '@weft/contract/members.ts';
import fc from 'fast-check';
import { sql } from '../src/core/db/statement.ts';
import { CommunityView } from './kit/community-view.ts';
import { ears } from './kit/ears.ts';
import { nightSky } from './kit/night-sky.ts';
import { arrive } from './kit/person.ts';
import { holds } from './kit/random.ts';
import { refusal } from './kit/refusal.ts';
import { until } from './kit/wait-for.ts';

const step = fc.record({
  what: fc.constantFrom(
    ...(['make', 'make', 'make secret', 'rename', 'hide', 'show', 'archive', 'bring back'] as const),
    ...(['join', 'join', 'leave', 'add', 'remove', 'level', 'ada leaves'] as const),
    ...(['come', 'come', 'go', 'promote', 'demote', 'suspend', 'let in'] as const),
  ),
  which: fc.nat(),
});

/** Grace watches while Ada runs the community, and while people come and go. */
describe('snapshot plus events of a community', async () => {
  const { url, db, ada, grace, linus, communityId, general } = await nightSky();
  const people = [linus, await arrive(url, 'margaret'), await arrive(url, 'hedy')];
  const params = { communityId };
  let made: string[] = [];

  const snapshot = async () => {
    const query = { limit: 100 };
    const open = await grace.call(listChannels, { params, query });
    const archived = await grace.call(listChannels, { params, query: { ...query, archived: 'true' } });
    const { items: members } = await grace.call(listMembers, { params, query });
    const { community } = await grace.call(getCommunity, { params: { community: communityId } });
    return { channels: [...open.items, ...archived.items], members, count: community.members };
  };
  const ask = async (channelId: string) => {
    const answer = await grace.call(getChannel, { params: { channelId } }).catch(() => undefined);
    return answer?.channel;
  };

  async function memberOf(userId: string): Promise<string> {
    const [row] = await db.rows<{ id: string }>(
      sql`select id from members where community_id = ${communityId} and user_id = ${userId}`,
    );
    return row?.id ?? '1';
  }

  async function live({ what, which }: { what: string; which: number }): Promise<void> {
    const channelId = made[which % made.length] ?? general;
    const person = people[which % people.length] ?? linus;
    const at = { params: { channelId } };
    const change = (body: object) => ada.call(updateChannel, { ...at, body });
    const make = async (visibility: 'public' | 'private') => {
      const { channel } = await ada.call(createChannel, { params, body: { name: `c ${which}`, visibility } });
      made.push(channel.id);
    };
    const member = async (body: object) =>
      ada.call(updateMember, { params: { memberId: await memberOf(person.id) }, body });
    // Much of it is refused: then nothing happens, and nothing is told.
    const acts: Record<string, () => Promise<unknown>> = {
      make: () => make('public'),
      'make secret': () => make('private'),
      rename: () => change({ name: `n ${which}`, topic: `t ${which}` }),
      hide: () => change({ visibility: 'private' }),
      show: () => change({ visibility: 'public' }),
      archive: () => change({ archived: true }),
      'bring back': () => change({ archived: false }),
      join: () => grace.call(joinChannel, at),
      leave: () => grace.call(leaveChannel, at),
      add: () => ada.call(addChannelMembers, { ...at, body: { userIds: [grace.id, person.id] } }),
      remove: () => ada.call(removeChannelMember, { params: { channelId, userId: grace.id } }),
      level: () => grace.call(setChannelNotifications, { ...at, body: { level: 'mentions' } }),
      'ada leaves': () => ada.call(leaveChannel, at),
      come: () => person.call(joinCommunity, { params }),
      go: () => person.call(leaveCommunity, { params }),
      promote: () => member({ role: 'moderator' }),
      demote: () => member({ role: 'member' }),
      suspend: () => member({ status: 'suspended' }),
      'let in': () => member({ status: 'active' }),
    };
    await refusal(Promise.resolve(acts[what]?.()));
  }

  test('is a fresh snapshot, whoever comes and goes and whatever is hidden', async (t) => {
    const hearing = await ears(grace, [`community:${communityId}`]);
    let signs = 0;
    /** Something that everybody hears, so that all before it has been heard, too. */
    const sign = async () => {
      signs += 1;
      await ada.call(updateChannel, { params: { channelId: general }, body: { topic: `sign ${signs}` } });
      return ({ payload }: RealtimeEvent) =>
        (payload as { channel?: { topic?: string } } | undefined)?.channel?.topic === `sign ${signs}`;
    };
    await holds(
      t,
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        await db.rows(sql`delete from channels where id = any(${made})`);
        made = [];
        const half = Math.floor(steps.length / 3);
        for (const one of steps.slice(0, half)) await live(one);
        const begin = await sign();
        await until(() => hearing.heard.some(begin));
        let applied = hearing.heard.length;
        const view = new CommunityView(await snapshot(), ask);
        const follow = async () => {
          for (; applied < hearing.heard.length; applied += 1) {
            const event = hearing.heard[applied];
            // What is not to be seen any more when it is caught up with is told by an event of its own, as to every client.
            if (event !== undefined && !event.gone) await view.apply(event.type, event.payload);
          }
        };
        for (const one of steps.slice(half)) {
          await live(one);
          await follow();
        }
        const end = await sign();
        await until(() => hearing.heard.some(end));
        await follow();
        assert.deepEqual(view.state(), new CommunityView(await snapshot(), ask).state());
      }),
      { runs: 30 },
    );
    hearing.stop();
  });
});
