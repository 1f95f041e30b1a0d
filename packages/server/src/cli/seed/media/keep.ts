import { sql } from '../../../core/db/statement.ts';
import { idAt, type Person, type Story } from '../story.ts';
import type { Order } from './studio.ts';

/** The row of a file of somebody's, which nothing holds yet. It came by then; of one moment the numbers tell them apart. */
export async function keepFile(
  { tx, files }: Story,
  owner: Person,
  order: Order,
  at: Date,
  n: number,
): Promise<string> {
  const file = files.get(order.name);
  if (file === undefined) throw new Error(`nobody has made ${order.name}`);
  const id = idAt(at, n);
  await tx.rows(sql`
    insert into media (id, owner_id, type, storage_key, size, mime_type, name, width, height, duration_ms, thumbnail_key, created_at)
    values (${id}, ${owner.id}, ${file.type}, ${file.key}, ${file.bytes}, ${file.mimeType}, ${file.name}, ${file.width},
      ${file.height}, ${file.durationMs}, ${file.thumbnailKey}, ${at})`);
  return id;
}
