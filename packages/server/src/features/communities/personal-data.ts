import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';
import { forgetMember, memberChanged } from './member-events.ts';
import { lockSeats } from './seats.ts';

export const communityData: DescribePersonalData = (data) => {
  data.export({
    name: 'communities',
    tables: ['members'],
    read: (db, userId) =>
      db.rows(sql`
        select c.name, c.slug, m.role, m.status, m.joined_at as "joinedAt", m.muted_until as "mutedUntil",
          m.mute_reason as "muteReason"
        from members m join communities c on c.id = m.community_id
        where m.user_id = ${userId} order by m.id`),
  });
  data.erase({
    name: 'communities',
    tables: ['members'],
    erase: async (tx, userId) => {
      const places = await tx.rows<{ id: string; community_id: string }>(sql`
        select id, community_id from members
        where user_id = ${userId} and status in ('active', 'suspended') order by community_id`);
      for (const { id, community_id } of places) {
        await lockSeats(tx, community_id);
        await tx.rows(
          sql`update members set status = 'left', role = 'member', version = version + 1 where id = ${id}`,
        );
        await memberChanged(tx, id, 'left');
      }
      await forgetMember(tx, userId);
    },
  });
  data.obstacle(async (db, userId) => {
    const owned = await db.rows<{ name: string; slug: string }>(sql`
      select c.name, c.slug from members m join communities c on c.id = m.community_id
      where m.user_id = ${userId} and m.role = 'owner' order by c.name for share of m`);
    return owned.map(({ name, slug }) => ({ kind: 'community_owner', name, slug }));
  });
};
