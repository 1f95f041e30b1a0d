import { sql } from '../../core/db/statement.ts';
import { openStorage } from '../../core/storage/open.ts';
import type { Check } from './finding.ts';

const lookedFor = 50;

/** Whether what rows name is in the storage, and whether what is counted of everybody's room is what a recount gives. */
export const filesCheck: Check = {
  name: 'files',
  async run({ config, dataDir, db }) {
    const [sum] = await db.rows<{ files: string; gigabytes: string }>(sql`
      select count(*) as files, round(coalesce(sum(size), 0) / 1024.0 ^ 3, 2) as gigabytes from media`);
    const says = `${sum?.files ?? 0} files, ${sum?.gigabytes ?? 0} GB`;
    const drift = await db.rows(sql`
      select from storage_usage s
      left join (select owner_id, sum(size) as bytes from media group by owner_id) m on m.owner_id = s.user_id
      left join (select owner_id, sum(declared_bytes) as bytes from uploads group by owner_id) u on u.owner_id = s.user_id
      where s.used_bytes <> coalesce(m.bytes, 0) or s.reserved_bytes <> coalesce(u.bytes, 0)`);
    if (drift.length > 0)
      return { state: 'problem', says: `${says}; the room of ${drift.length} people is not counted right` };
    const newest = await db.rows<{ key: string }>(
      sql`select storage_key as key from media order by id desc limit ${lookedFor}`,
    );
    const storage = await openStorage(config, dataDir);
    const found = await Promise.all(newest.map(({ key }) => storage.head(key)));
    const missing = found.filter((file) => file === undefined).length;
    if (missing === 0) return { state: 'ok', says };
    return {
      state: 'problem',
      says: `${says}; of the newest ${newest.length}, ${missing} are not in ${storage.name}`,
      advice: 'Was a backup restored without its files, or is this another folder or bucket than before?',
    };
  },
};
