import type {
  postDraftDiscarded,
  postDraftPublished,
  postDraftSaved,
} from '@weft/contract/post-draft-events.ts';
import type { Transaction } from '../../../core/db/executor.ts';
import type { PostsRow } from '../../../core/db/row-types.ts';
import { appendEvent } from '../../../core/outbox/append.ts';

export type ToldRow = Pick<
  PostsRow,
  'id' | 'author_id' | 'client_key' | 'space_id' | 'parent_id' | 'version'
>;

/** To the author's own devices, without a word of it. */
export function tellOfDraft(
  tx: Transaction,
  type: typeof postDraftSaved | typeof postDraftPublished | typeof postDraftDiscarded,
  row: ToldRow,
): Promise<void> {
  return appendEvent(tx, type, `user:${row.author_id}`, {
    draftId: row.id,
    clientKey: row.client_key,
    spaceId: row.space_id,
    parentId: row.parent_id,
    revision: Number(row.version),
  });
}
