import { useQueryClient } from '@tanstack/react-query';
import { listMembers } from '@weft/contract/members.ts';
import type { Person } from '@weft/contract/people.ts';
import { useMemo } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import type { Suggestion, SuggestionSource } from '../../ui/editor/editor-props.ts';
import { channelsQuery } from '../channels/channels.ts';

const most = 8;

/** Whom and what one can name where one writes: members and channels of a community, or those who take part. */
export function useNameSources(
  communityId: string | undefined,
  people: readonly Person[] | undefined,
): readonly SuggestionSource[] {
  const t = useT();
  const queryClient = useQueryClient();
  return useMemo(() => {
    const calls = [
      { text: '@channel', detail: t('composer.everybody') },
      { text: '@here', detail: t('composer.here') },
    ];
    const person = (one: Pick<Person, 'username' | 'displayName'>): Suggestion => ({
      text: `@${one.username}`,
      detail: one.displayName,
    });

    const findPeople = async (search: string): Promise<readonly Suggestion[]> => {
      const wanted = search.toLowerCase();
      if (communityId === undefined)
        return (people ?? [])
          .filter((one) => `${one.username} ${one.displayName}`.toLowerCase().includes(wanted))
          .map(person);
      const { items } = await queryClient.fetchQuery({
        queryKey: ['members', communityId, 'named', wanted],
        queryFn: () =>
          api.call(listMembers, { params: { communityId }, query: { limit: most, search: wanted } }),
        staleTime: 60_000,
      });
      // Whose handle begins so first: others were found by their names.
      const begins = ({ username }: { username: string }) =>
        Number(username.toLowerCase().startsWith(wanted));
      const found = items.toSorted((a, b) => begins(b) - begins(a));
      return [...found.map(person), ...calls.filter(({ text }) => text.startsWith(`@${wanted}`))];
    };
    const findChannels = async (search: string): Promise<readonly Suggestion[]> => {
      if (communityId === undefined) return [];
      const all = await queryClient.ensureQueryData(channelsQuery(communityId));
      const wanted = search.toLowerCase();
      return all
        .filter(({ slug, name }) => slug.includes(wanted) || name.toLowerCase().includes(wanted))
        .toSorted((a, b) => Number(b.slug.startsWith(wanted)) - Number(a.slug.startsWith(wanted)))
        .slice(0, most)
        .map(({ slug, name, topic }) => ({ text: `#${slug}`, detail: topic || name }));
    };
    return [
      { sign: '@', word: /^[\p{L}\p{N}_]{0,30}$/u, find: quietly(findPeople) },
      { sign: '#', word: /^[\p{L}\p{N}-]{0,40}$/u, find: quietly(findChannels) },
    ];
  }, [communityId, people, queryClient, t]);
}

/** Without an answer there are no suggestions, and writing goes on. */
function quietly(find: (word: string) => Promise<readonly Suggestion[]>) {
  return (word: string) => find(word).catch(() => []);
}
