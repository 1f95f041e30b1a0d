import {
  acceptFollow,
  declineFollow,
  followUser,
  listFollowers,
  listFollowing,
  listFollowRequests,
  listFriends,
  listMutes,
  muteUser,
  removeFollower,
  unfollowUser,
  unfriend,
  unmuteUser,
} from '@weft/contract/graph.ts';
import type { Feature } from '../../core/kernel.ts';
import { lockPeople } from '../blocks/lock-people.ts';
import * as ending from './end.ts';
import * as following from './follow.ts';
import * as muting from './mute.ts';
import { mayFollow, mayKeepTies, mayMuteUser, mayReadProfile } from './policy.ts';
import * as queries from './queries.ts';
import { factsOf, presentRelation, readStanding } from './standing.ts';

/** Who follows whom, who are friends, and whom one does not want to read. */
export const graph: Feature = ({ routes, db }) => {
  routes.write(followUser, async ({ tx, actor, params: { userId } }) => {
    await lockPeople(tx, [actor.userId, userId], 'alone');
    await following.followUser(tx, mayFollow.permit(actor, factsOf(await readStanding(tx, actor, userId))));
    return { relation: presentRelation(await readStanding(tx, actor, userId)) };
  });

  routes.write(unfollowUser, ({ tx, actor, params }) =>
    ending.unfollowUser(tx, mayKeepTies.permit(actor, actor), params.userId),
  );

  routes.read(listFollowRequests, ({ actor, query }) =>
    queries.listRequestsTo(db, mayKeepTies.permit(actor, actor), query),
  );

  routes.write(acceptFollow, ({ tx, actor, params }) =>
    following.acceptFollow(tx, mayKeepTies.permit(actor, actor), params.userId),
  );

  routes.write(declineFollow, ({ tx, actor, params }) =>
    ending.declineFollow(tx, mayKeepTies.permit(actor, actor), params.userId),
  );

  routes.write(removeFollower, ({ tx, actor, params }) =>
    ending.removeFollower(tx, mayKeepTies.permit(actor, actor), params.userId),
  );

  routes.write(unfriend, ({ tx, actor, params }) =>
    ending.unfriend(tx, mayKeepTies.permit(actor, actor), params.userId),
  );

  routes.write(muteUser, async ({ tx, actor, params }) => {
    const facts = factsOf(await readStanding(tx, actor, params.userId));
    await muting.muteUser(tx, mayMuteUser.permit(actor, facts));
  });

  routes.write(unmuteUser, ({ tx, actor, params }) =>
    muting.unmuteUser(tx, mayKeepTies.permit(actor, actor), params.userId),
  );

  routes.read(listMutes, ({ actor, query }) =>
    queries.listMutesOf(db, mayKeepTies.permit(actor, actor), query),
  );

  for (const [route, list] of [
    [listFollowers, 'followers'],
    [listFollowing, 'following'],
    [listFriends, 'friends'],
  ] as const)
    routes.read(route, async ({ actor, params, query }) => {
      const facts = await queries.readFactsNamed(db, actor, params.username);
      return queries.listPeopleOf(db, mayReadProfile.permit(actor, facts), list, query);
    });
};
