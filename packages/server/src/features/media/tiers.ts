import { storageChanged } from '@weft/contract/media.ts';
import type { PlatformTier } from '@weft/contract/tiers.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { StorageUsageRow, SubscriptionTiersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import type { TierHolder } from './policy.ts';
import { lockRoom } from './room.ts';

/** Which tier of the platform somebody has, as SQL. Whoever never had another has the free one. */
export const tierOf = (userId: Statement): Statement => sql`coalesce(
  (select x.tier_id from user_subscriptions x
   where x.user_id = ${userId} and x.community_id is null and x.status = 'active'),
  (select x.id from subscription_tiers x where x.community_id is null and lower(x.name) = 'free'))`;

/** Somebody's room with its tier, to be joined or narrowed by `s.user_id`. */
export const roomTables = sql`
  storage_usage s join subscription_tiers t on t.id = ${tierOf(sql`s.user_id`)}`;
export const roomColumns = sql`
  t.name as tier, s.quota_bytes, s.used_bytes, s.reserved_bytes, s.image_bytes, s.video_bytes, s.audio_bytes, s.other_bytes`;

type Bytes = 'image_bytes' | 'video_bytes' | 'audio_bytes' | 'other_bytes';
export type RoomRow = Pick<StorageUsageRow, Bytes | 'quota_bytes' | 'used_bytes' | 'reserved_bytes'> & {
  readonly tier: string;
};

export function presentRoom(row: RoomRow) {
  return {
    tier: row.tier,
    quotaBytes: Number(row.quota_bytes),
    usedBytes: Number(row.used_bytes),
    reservedBytes: Number(row.reserved_bytes),
    byKind: {
      images: Number(row.image_bytes),
      videos: Number(row.video_bytes),
      audio: Number(row.audio_bytes),
      other: Number(row.other_bytes),
    },
  };
}

const columns = sql`id, name, storage_bytes, price_monthly_cents`;

type TierRow = Pick<SubscriptionTiersRow, 'id' | 'name' | 'storage_bytes' | 'price_monthly_cents'>;

/** Those that are given out, from the least room to the most. */
export async function listPlatformTiers(db: Executor): Promise<PlatformTier[]> {
  const rows = await db.rows<TierRow>(sql`
    select ${columns} from subscription_tiers where community_id is null and is_active order by storage_bytes, id`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    storageBytes: Number(row.storage_bytes),
    priceMonthlyCents: row.price_monthly_cents,
  }));
}

/**
 * The subscription of before ends and another begins; the quota follows by trigger. All under the lock of the room: an upload
 * that is announced at the same moment fits into the room of before or into the new one, and of two changes the second sees
 * the first. False: they have this tier already, and nothing is written down.
 */
export async function setTier(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.set-tier', User | Operator, TierHolder>,
  tierId: string,
  instead?: string,
): Promise<boolean> {
  await lockRoom(tx, subject.id);
  const [tier] = await tx.rows<TierRow>(sql`
    select ${columns} from subscription_tiers where id = ${tierId} and community_id is null and is_active`);
  if (tier === undefined) throw new Problem('tier_not_offered');
  const [before] = await tx.rows<Pick<TierRow, 'id' | 'name'>>(sql`
    select id, name from subscription_tiers where id = ${tierOf(sql`${subject.id}::bigint`)}`);
  if (before === undefined) throw new Error('the platform has no free tier');
  if (instead !== undefined && before.id !== instead) throw new Problem('conflict');
  if (before.id === tier.id) return false;
  await tx.rows(sql`
    update user_subscriptions set status = 'canceled', canceled_at = now()
    where user_id = ${subject.id} and community_id is null and status = 'active'`);
  await tx.rows(sql`insert into user_subscriptions (user_id, tier_id) values (${subject.id}, ${tier.id})`);
  await recordAct(tx, {
    ...{ act, actor, subject: `user:${subject.id}` },
    detail: { from: before.name, to: tier.name },
  });
  await appendEvent(tx, storageChanged, `user:${subject.id}`, {
    ...{ tier: tier.name, quotaBytes: Number(tier.storage_bytes) },
  });
  return true;
}
