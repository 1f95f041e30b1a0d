import { useQuery, useQueryClient } from '@tanstack/react-query';
import { discardDraft, type PlacedDraft, saveDraft } from '@weft/contract/drafts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { draftsQuery } from '../messages/drafts-query.ts';
import { nameOfDestination } from '../messages/kept-draft.ts';

/** Something was begun here and not sent. */
export function useHasDraft(place: string): boolean {
  const { data } = useQuery({
    ...draftsQuery,
    select: ({ items }) => items.some(({ to }) => nameOfDestination(to) === place),
  });
  return data === true;
}

/** Throws a draft away at once, and gives it back to whoever says so: kept anew, with its files, which stay for a day. */
export function useDiscard() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { queryKey } = draftsQuery;
  const refetch = () => queryClient.invalidateQueries({ queryKey });
  const failed = (error: unknown) => {
    toast({ text: failureWords(error, t) });
    void refetch();
  };

  const bringBack = ({ to, content, attachments }: PlacedDraft) => {
    const mediaIds = attachments.map(({ id }) => id);
    const names = { clientKey: crypto.randomUUID(), saveId: crypto.randomUUID() };
    const body = { to, content, mediaIds, ...names, builtOn: 0 };
    api.call(saveDraft, { body }).then(refetch, failed);
  };
  return (draft: PlacedDraft) => {
    queryClient.setQueryData(
      queryKey,
      (known) => known && { ...known, items: known.items.filter(({ id }) => id !== draft.id) },
    );
    api.call(discardDraft, { params: { draftId: draft.id } }).then(() => {
      // Where one may no longer speak nothing can be kept anew.
      const undo = draft.where === '' ? {} : { undo: () => bringBack(draft) };
      toast({ text: t('drafts.discarded'), ...undo });
    }, failed);
  };
}
