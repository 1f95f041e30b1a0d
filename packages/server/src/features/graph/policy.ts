import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import type { User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';

/** Somebody's page as the rule sees it. */
export interface ProfileFacts {
  readonly userId: string;
  readonly status: UsersRow['status'];
  readonly visibility: UserProfilesRow['visibility'];
  /** One of the two has blocked the other. */
  readonly apart: boolean;
  /** The reader may know that they are here, by name and picture (see knowsOf). */
  readonly known: boolean;
  /** They let the reader follow them. */
  readonly follows: boolean;
  readonly friends: boolean;
}

/**
 * The one rule of who reads a profile and what stands on it: everybody, whom its owner lets follow them, or their friends
 * alone, who read it in any case. Whoever is suspended or gone has no page, and none for those whom they blocked or who
 * blocked them. Its twin in SQL is readsProfile.
 */
export const mayReadProfile = policy('profile.read', (actor: User, profile: ProfileFacts) => {
  if (actor.userId === profile.userId) return 'yes';
  if (profile.status !== 'active' || profile.apart) return 'not_found';
  if (profile.visibility === 'public' || profile.friends) return 'yes';
  return profile.visibility === 'followers' && profile.follows ? 'yes' : 'not_found';
});

/**
 * A page that is closed shows those who know of its owner the name, the picture and how to ask: else nobody could. To
 * everybody else it is not there.
 */
export const mayOpenProfile = policy(
  'profile.open',
  (actor: User, profile: Pick<ProfileFacts, 'userId' | 'status' | 'apart' | 'known'>) =>
    actor.userId === profile.userId || (profile.status === 'active' && !profile.apart && profile.known)
      ? 'yes'
      : 'not_found',
);

/** Whose page one may open, and not oneself. */
function somebodyElse(actor: User, profile: ProfileFacts): Decision {
  if (actor.userId === profile.userId) return 'forbidden';
  return mayOpenProfile.allows(actor, profile) ? 'yes' : 'not_found';
}

export const mayFollow = policy('user.follow', somebodyElse);

export const mayMuteUser = policy('user.mute', somebodyElse);

/** What is between oneself and others, as far as it is one's own to end or to answer. */
export const mayKeepTies = policy('tie.keep', (actor: User, keeper: { readonly userId: string }) =>
  actor.userId === keeper.userId ? 'yes' : 'forbidden',
);
