import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Hash, Search, UserRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { Command } from '../../ui/commands/command.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { namesQuery } from './search.ts';

interface FoundCommands {
  /** People and channels that only the server knew of, for exactly these words. */
  readonly more: readonly Command[];
  /** To the page that searches messages, too. */
  readonly last: Command | undefined;
}

/** What the quick switcher does not have at hand: asked for when typing pauses. */
export function useFoundCommands(typed: string, known: readonly Command[]): FoundCommands {
  const t = useT();
  const navigate = useNavigate();
  const words = typed.trim();
  const [paused] = useDebouncedValue(words, 250);
  const asked = paused === words && words.length > 1;
  const names = useQuery({ ...namesQuery(paused), enabled: asked }).data;
  const communities = useQuery(myCommunitiesQuery).data ?? [];
  const isKnown = (id: string) => known.some((command) => command.id === id);

  const people = (names?.people ?? []).map(({ id, displayName, username }) => ({
    id: `person.${id}`,
    title: `${displayName} · @${username}`,
    icon: UserRound,
    run: () => void navigate({ to: '/u/$username', params: { username } }),
  }));
  const channels = (names?.channels ?? []).flatMap(({ id, communityId, name, slug: channel }) => {
    const community = communities.find((one) => one.id === communityId);
    if (community === undefined) return [];
    const params = { slug: community.slug, channel };
    return {
      id: `place.${id}`,
      title: `#${name} · ${community.name}`,
      icon: Hash,
      run: () => void navigate({ to: '/c/$slug/channels/$channel', params }),
    };
  });
  return {
    more: asked ? [...channels, ...people].filter(({ id }) => !isKnown(id)) : [],
    last:
      words === ''
        ? undefined
        : {
            id: 'search',
            title: t('search.for', { words }),
            icon: Search,
            run: () => void navigate({ to: '/search', search: { q: words } }),
          },
  };
}
