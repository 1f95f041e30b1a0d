import { communityUpdated } from '@weft/contract/communities.ts';
import { memberJoined, memberUpdated } from '@weft/contract/members.ts';
import { personChanged } from '@weft/contract/profiles.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { readMemberBases } from './member-queries.ts';
import { readBases } from './queries.ts';
import { readPeople } from './tell-of-person.ts';

/** A replay tells how people and communities are now: a name that was taken back is not read out of old events. */
export function communityReplay(replay: ReplayRules): void {
  replay.on(communityUpdated, async ({ db, events }) => {
    const now = await readBases(
      db,
      events.map(({ payload }) => payload.community.id),
    );
    return events.map(({ payload }) => {
      const community = now.get(payload.community.id);
      return community === undefined ? 'gone' : { payload: { community } };
    });
  });
  replay.on(personChanged, async ({ db, events }) => {
    const now = await readPeople(
      db,
      events.map(({ payload }) => payload.person.id),
    );
    return events.map(({ payload }) => {
      const person = now.get(payload.person.id);
      return person === undefined ? 'gone' : { payload: { person } };
    });
  });
  for (const type of [memberJoined, memberUpdated])
    replay.on(type, async ({ db, events }) => {
      const now = await readMemberBases(
        db,
        events.map(({ payload }) => payload.member.id),
      );
      return events.map(({ payload }) => {
        const found = now.get(payload.member.id);
        return found?.member.status === 'active' ? { payload: found } : 'gone';
      });
    });
}
