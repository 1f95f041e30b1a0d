import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/**
 * What one reported is one's own to take along; who reported one is not. Whoever is erased stands in no report any more: not with
 * their words, nor with a line beside those of others.
 */
export const reportData: DescribePersonalData = (data) => {
  data.export({
    name: 'reports',
    tables: ['reports'],
    read: (db, userId) =>
      db.rows(sql`
        select target, reason, words, evidence, state, created_at as at
        from reports where reporter_id = ${userId} order by id`),
  });
  data.erase({
    name: 'reports',
    tables: ['reports'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from reports where user_id = ${userId}`);
      await tx.rows(sql`update reports set reporter_id = null, words = '' where reporter_id = ${userId}`);
      await tx.rows(sql`update reports set handled_by = null, note = '' where handled_by = ${userId}`);
      await tx.rows(sql`
        update reports r set evidence = jsonb_set(r.evidence, '{before}', (
          select coalesce(jsonb_agg(l.line order by l.n), '[]')
          from jsonb_array_elements(r.evidence->'before') with ordinality l (line, n)
          where l.line->>'authorId' <> ${userId}))
        where r.evidence->'before' @> jsonb_build_array(jsonb_build_object('authorId', ${userId}::text))`);
      await tx.rows(sql`
        update reports set evidence = jsonb_set(evidence, '{post,on}', 'null')
        where evidence @> jsonb_build_object('post', jsonb_build_object('on', jsonb_build_object('authorId', ${userId}::text)))`);
    },
  });
};
