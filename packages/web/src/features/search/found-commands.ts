import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Hash, Newspaper, Search, UserRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { Command } from '../../ui/commands/command.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { latestPostsQuery, namesQuery } from './search.ts';

interface FoundCommands {
  /** People, channels and posts that only the server knew of, for exactly these words. */
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
  const latest = useQuery({ ...latestPostsQuery(paused), enabled: asked }).data ?? [];
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
  const posts = latest.map(({ post: { id, title, author }, excerpt }) => ({
    id: `post.${id}`,
    title: `${title === '' ? plain(excerpt) : title} · ${author.displayName}`,
    icon: Newspaper,
    run: () => void navigate({ to: '/posts/$postId', params: { postId: id } }),
  }));
  return {
    more: asked ? [...channels, ...people, ...posts].filter(({ id }) => !isKnown(id)) : [],
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

/** An excerpt as it is read. */
const plain = (excerpt: string) =>
  excerpt
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
