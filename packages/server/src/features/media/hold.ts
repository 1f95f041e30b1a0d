import { mediaChanged } from '@weft/contract/media.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MediaRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { MediaFacts } from './policy.ts';

export interface ProfileHolder {
  readonly profileId: string;
  readonly part: NonNullable<MediaRow['profile_part']>;
}

/** From now on this is what the file is for. A file has one holder. Under the lock of the owner's room. */
export async function hold(
  tx: Transaction,
  { subject }: Permit<'media.use', User, Pick<MediaFacts, 'id' | 'ownerId'>>,
  { profileId, part }: ProfileHolder,
): Promise<void> {
  const held = await tx.rows(sql`
    update media set profile_id = ${profileId}, profile_part = ${part}
    where id = ${subject.id} and loose_since is not null
    returning id`);
  if (held.length === 0) throw new Problem('media_in_use');
  await appendEvent(tx, mediaChanged, `user:${subject.ownerId}`, { mediaId: subject.id });
}

/** Nothing holds it any more: it stays for a day, unless something else takes hold of it. */
export async function letGo(tx: Transaction, ownerId: string, mediaId: string): Promise<void> {
  await tx.rows(sql`update media set profile_id = null, profile_part = null where id = ${mediaId}`);
  await appendEvent(tx, mediaChanged, `user:${ownerId}`, { mediaId });
}
