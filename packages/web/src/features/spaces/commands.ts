import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { spaceIcon } from './space-name.tsx';
import { spacesQuery } from './spaces.ts';

/** The spaces of all communities that one is in, by name; in one whose spaces one keeps in order, a new one. */
export const useSpaceCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  const { slug: here } = useParams({ strict: false });
  const communities = useQuery(myCommunitiesQuery).data ?? [];
  const known = useQueries({ queries: communities.map(({ id }) => spacesQuery(id)) });
  const mayMake = communities.some(({ slug }, at) => slug === here && known[at]?.data?.may.create);
  return [
    ...communities.flatMap(({ name: where, slug }, at) =>
      (known[at]?.data?.spaces ?? []).map(({ id, name, visibility, slug: space }) => ({
        id: `space.${id}`,
        title: `${name} · ${where}`,
        keywords: `${t('spaces.one')} ${where}`,
        icon: spaceIcon(visibility),
        run: () => void navigate({ to: '/c/$slug/spaces/$space', params: { slug, space } }),
      })),
    ),
    ...(here !== undefined && mayMake
      ? [
          {
            id: 'spaces.new',
            title: t('spaces.new'),
            icon: Plus,
            run: () =>
              void navigate({ to: '/c/$slug/spaces', params: { slug: here }, search: { make: true } }),
          },
        ]
      : []),
  ];
};
