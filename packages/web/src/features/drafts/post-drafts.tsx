import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import {
  discardPostDraft,
  type PostDraft,
  savePostDraft,
  schedulePostDraft,
} from '@weft/contract/post-drafts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { postDraftsQuery } from '../posts/post-drafts-query.ts';
import classes from './drafts-page.module.css';
import { PostDraftRow } from './post-draft-row.tsx';

/** What one will publish: what one is writing, or what waits for its time. Nothing where there is none. */
export function PostDrafts({ status }: { status: 'draft' | 'scheduled' }) {
  const t = useT();
  const discard = useDiscard();
  const query = useInfiniteQuery({ ...postDraftsQuery(status), refetchOnMount: 'always' });
  const title = t(status === 'draft' ? 'drafts.posts' : 'drafts.scheduled');
  if (query.data?.pages[0]?.items.length === 0) return null;
  return (
    <Section title={title}>
      <PagedList query={query}>
        {(drafts) => (
          <ul className={classes.drafts} aria-label={title}>
            {drafts.map((draft) => (
              <PostDraftRow key={draft.id} draft={draft} onDiscard={() => discard(draft)} />
            ))}
          </ul>
        )}
      </PagedList>
    </Section>
  );
}

/** Thrown away at once; brought back it is kept anew, with its files, which stay for a day, and waits for its time again. */
function useDiscard() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const refetch = () => queryClient.invalidateQueries({ queryKey: ['post-drafts'] });
  const failed = (error: unknown) => {
    toast({ text: failureWords(error, t) });
    void refetch();
  };

  const bringBack = async ({ type, title, content, files, cover, songs, parentId, ...draft }: PostDraft) => {
    const params = { clientKey: crypto.randomUUID() };
    const body = {
      ...{ type, title, content, parentId, spaceId: parentId === null ? draft.spaceId : null },
      mediaIds: files.map(({ id }) => id),
      coverId: cover?.id ?? null,
      songIds: songs.map(({ id }) => id),
      ...{ saveId: crypto.randomUUID(), builtOn: 0 },
    };
    const saved = (await api.call(savePostDraft, { params, body })).draft;
    if (saved !== null && draft.scheduledFor !== null && Date.parse(draft.scheduledFor) > Date.now())
      await api.call(schedulePostDraft, {
        params,
        body: { at: draft.scheduledFor, revision: saved.revision },
      });
    await refetch();
  };
  return (draft: PostDraft) => {
    const params = { clientKey: draft.clientKey };
    api.call(discardPostDraft, { params }).then(() => {
      // Where one may no longer publish nothing can be kept anew.
      const lost = draft.spaceId !== null && draft.space === null;
      const undo = lost ? {} : { undo: () => void bringBack(draft).catch(failed) };
      toast({ text: t('drafts.discarded'), ...undo });
      return refetch();
    }, failed);
  };
}
