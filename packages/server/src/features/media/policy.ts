import type { UsersRow } from '../../core/db/row-types.ts';
import { type Actor, isManager, type Operator, type User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

export const mayUpload = policy('media.upload', (actor: User, owner: { userId: string }) =>
  actor.userId === owner.userId ? 'yes' : 'forbidden',
);

export interface UploadFacts {
  readonly id: string;
  readonly ownerId: string;
}

/** Somebody else's upload is not even there. */
export const mayUseUpload = policy('upload.use', (actor: User, upload: UploadFacts) =>
  actor.userId === upload.ownerId ? 'yes' : 'not_found',
);

export interface MediaFacts {
  readonly id: string;
  readonly ownerId: string;
  readonly heldBy:
    | { readonly kind: 'nothing' }
    | {
        readonly kind: 'profile';
        readonly part: 'avatar' | 'background' | 'music' | 'section';
        /** The reader may read the profile. */
        readonly readable: boolean;
        /** The reader may know of whose profile it is, by name and picture. */
        readonly known: boolean;
      }
    | {
        readonly kind: 'community';
        readonly visibility: 'public' | 'private';
        readonly member: boolean;
      }
    | {
        readonly kind: 'message';
        /** The reader may read the message; a draft nobody but its author, whose files these are. */
        readonly readable: boolean;
      }
    | { readonly kind: 'post'; readonly readable: boolean };
}

/**
 * The one rule about who sees a file: whoever sees what holds it (a profile: see mayReadProfile; a message: see mayReadMessage). A picture goes with the
 * name, so those who may know of somebody see the picture, however closed the profile is. What nothing holds is its
 * owner's alone.
 */
export const mayReadMedia = policy('media.read', (actor: Actor, media: MediaFacts) => {
  if (actor.kind === 'user' && actor.userId === media.ownerId) return 'yes';
  if (actor.kind !== 'user' && !isOpen(media.heldBy)) return 'not_found';
  return seesHolder(media.heldBy) ? 'yes' : 'not_found';
});

/** What may be for everybody, with an account or without. */
function isOpen({ kind }: MediaFacts['heldBy']): boolean {
  return kind === 'post' || kind === 'community';
}

function seesHolder(holder: MediaFacts['heldBy']): boolean {
  if (holder.kind === 'nothing') return false;
  if (holder.kind === 'community') return holder.member || holder.visibility === 'public';
  return holder.readable || (holder.kind === 'profile' && holder.part === 'avatar' && holder.known);
}

/** To remove it, or to have something hold it. */
export const mayUseMedia = policy('media.use', (actor: User, media: Pick<MediaFacts, 'id' | 'ownerId'>) =>
  actor.userId === media.ownerId ? 'yes' : 'not_found',
);

export interface TierHolder {
  readonly id: string;
  readonly status: UsersRow['status'];
}

/** An operator's act, until somebody sells tiers. Whoever is suspended keeps their files, and so a room for them. */
export const maySetTier = policy('user.set-tier', (actor: User | Operator, holder: TierHolder) => {
  if (!isManager(actor)) return 'forbidden';
  return holder.status === 'deleted' ? 'account_not_active' : 'yes';
});
