import type { Actor, User } from '../../core/policy/actor.ts';
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
        readonly visibility: 'public' | 'followers' | 'private';
        /** The reader and whose profile it is are members of one community. */
        readonly together: boolean;
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
      };
}

/**
 * The one rule about who sees a file: whoever sees what holds it (a profile: see mayReadProfile; a message: see mayReadMessage). A picture goes with the
 * name, so those who see the name in a community see the picture, however closed the profile is. What nothing holds is its
 * owner's alone.
 */
export const mayReadMedia = policy('media.read', (actor: Actor, media: MediaFacts) => {
  if (actor.kind !== 'user') return 'not_found';
  if (actor.userId === media.ownerId) return 'yes';
  return seesHolder(media.heldBy) ? 'yes' : 'not_found';
});

function seesHolder(holder: MediaFacts['heldBy']): boolean {
  if (holder.kind === 'nothing') return false;
  if (holder.kind === 'message') return holder.readable;
  if (holder.visibility === 'public') return true;
  if (holder.kind === 'community') return holder.member;
  return holder.together && (holder.visibility === 'followers' || holder.part === 'avatar');
}

/** To remove it, or to have something hold it. */
export const mayUseMedia = policy('media.use', (actor: User, media: Pick<MediaFacts, 'id' | 'ownerId'>) =>
  actor.userId === media.ownerId ? 'yes' : 'not_found',
);
