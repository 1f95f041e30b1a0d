import type { NotificationAbout } from '@weft/contract/notifications.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { CommunitiesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import { notify } from '../notifications/notify.ts';
import type { MemberFacts } from './policy.ts';

type CommunityName = Pick<CommunitiesRow, 'id' | 'name' | 'slug'>;

export async function readCommunityName(tx: Transaction, communityId: string): Promise<CommunityName> {
  const [row] = await tx.rows<CommunityName>(
    sql`select id, name, slug from communities where id = ${communityId}`,
  );
  if (row === undefined) throw new Error(`community ${communityId} is not there`);
  return row;
}

/** Whom it happened to hears of it, from nobody in particular: it was the community that decided. */
export async function tellMember(
  tx: Transaction,
  actor: User | Operator,
  member: MemberFacts,
  aboutOf: (community: CommunityName) => NotificationAbout,
): Promise<void> {
  if (actor.kind === 'user' && actor.userId === member.userId) return;
  const about = aboutOf(await readCommunityName(tx, member.community.id));
  const gather = `${about.kind}:${member.community.id}`;
  await notify(tx, [{ userId: member.userId, type: 'system', actorId: null, about, gather }]);
}
