import type { Attachment } from '@weft/contract/media.ts';
import type { MediaRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';

/** The contract's Attachment of a file `f`, as SQL makes it. */
export const attachmentJson: Statement = sql`
  jsonb_build_object('id', f.id::text, 'type', f.type, 'mimeType', f.mime_type, 'name', f.name,
    'bytes', f.size, 'width', f.width, 'height', f.height, 'durationMs', f.duration_ms,
    'thumbnail', f.thumbnail_key is not null)`;

export function presentAttachment(row: MediaRow): Attachment {
  return {
    id: row.id,
    type: row.type,
    mimeType: row.mime_type,
    name: row.name,
    bytes: Number(row.size),
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    thumbnail: row.thumbnail_key !== null,
  };
}
