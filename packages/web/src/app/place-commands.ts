import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive, House, Inbox, Newspaper, Target, Telescope, Users } from 'lucide-react';
import { isAtLeast } from '../features/communities/at-least.ts';
import { myCommunitiesQuery } from '../features/communities/communities.ts';
import { useT } from '../i18n/language-provider.tsx';
import type { CommandSource } from '../ui/commands/command.ts';

export const usePlaceCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  const mine = useQuery(myCommunitiesQuery).data ?? [];
  const accompanies = mine.some(({ role }) => isAtLeast(role, 'instructor'));
  return [
    {
      id: 'place.home',
      title: t('frame.home'),
      icon: House,
      run: () => void navigate({ to: '/' }),
    },
    {
      id: 'place.feed',
      title: t('feeds.title'),
      icon: Newspaper,
      run: () => void navigate({ to: '/feed' }),
    },
    {
      id: 'place.goals',
      title: t('goals.title'),
      icon: Target,
      run: () => void navigate({ to: '/goals' }),
    },
    ...(accompanies
      ? [{ id: 'place.desk', title: t('desk.title'), icon: Inbox, run: () => void navigate({ to: '/desk' }) }]
      : []),
    {
      id: 'place.discover',
      title: t('feeds.discover'),
      icon: Telescope,
      run: () => void navigate({ to: '/discover' }),
    },
    {
      id: 'place.lists',
      title: t('lists.title'),
      icon: Users,
      run: () => void navigate({ to: '/lists' }),
    },
    {
      id: 'place.data',
      title: t('yourData.title'),
      keywords: t('frame.settings'),
      icon: Archive,
      run: () => void navigate({ to: '/settings/data' }),
    },
  ];
};
