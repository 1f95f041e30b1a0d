import { useNavigate } from '@tanstack/react-router';
import { Archive, House, Newspaper, Target, Telescope, Users } from 'lucide-react';
import { useT } from '../i18n/language-provider.tsx';
import type { CommandSource } from '../ui/commands/command.ts';

export const usePlaceCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
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
