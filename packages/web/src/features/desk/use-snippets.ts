import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createSnippet, deleteSnippet, type Snippet, updateSnippet } from '@weft/contract/desk.ts';
import { useMemo } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import type { SuggestionSource } from '../../ui/editor/editor-props.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { snippetsQuery } from './desk.ts';

type Words = Pick<Snippet, 'title' | 'content'>;

/** Found while one types a slash and the beginning of a title. */
export function useSnippetSource(enabled: boolean): readonly SuggestionSource[] {
  const { data: snippets } = useQuery({ ...snippetsQuery, enabled });
  return useMemo(() => {
    if (snippets === undefined || snippets.length === 0) return [];
    const find = (word: string) => {
      const wanted = word.toLowerCase();
      return Promise.resolve(
        snippets
          .filter(({ title }) => title.toLowerCase().includes(wanted))
          .map(({ title, content }) => ({ text: title, puts: content, detail: firstWords(content) })),
      );
    };
    return [{ sign: '/', word: /^[\p{L}\p{N}-]{0,30}$/u, find }];
  }, [snippets]);
}

export function firstWords(content: string): string {
  const [line = ''] = content.split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** What one does with snippets: shown at once, with a way back. */
export function useSnippetActs() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { queryKey } = snippetsQuery;
  const refetch = () => queryClient.invalidateQueries({ queryKey });
  const failed = (error: unknown) => {
    toast({ text: failureWords(error, t) });
    void refetch();
  };
  const create = async (body: Words) => {
    await api.call(createSnippet, { body });
    await refetch();
  };
  return {
    create,
    update: async ({ id: snippetId }: Snippet, body: Words) => {
      await api.call(updateSnippet, { params: { snippetId }, body });
      await refetch();
    },
    remove: ({ id: snippetId, title, content }: Snippet) => {
      queryClient.setQueryData(queryKey, (known) => known?.filter(({ id }) => id !== snippetId));
      api.call(deleteSnippet, { params: { snippetId } }).then(() => {
        toast({
          text: t('desk.snippetRemoved', { title }),
          undo: () => void create({ title, content }).catch(failed),
        });
      }, failed);
    },
  };
}
