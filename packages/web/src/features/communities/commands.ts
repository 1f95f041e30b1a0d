import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Compass, Plus, Users } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';
import { myCommunitiesQuery } from './communities.ts';

export const useCommunityCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  const mine = useQuery(myCommunitiesQuery).data ?? [];
  return [
    ...mine.map(({ id, name, slug }) => ({
      id: `community.${id}`,
      title: name,
      keywords: t('communities.one'),
      icon: Users,
      run: () => void navigate({ to: '/c/$slug', params: { slug } }),
    })),
    {
      id: 'communities.new',
      title: t('communities.new'),
      icon: Plus,
      run: () => void navigate({ to: '/communities/new' }),
    },
    {
      id: 'communities.find',
      title: t('communities.find'),
      icon: Compass,
      run: () => void navigate({ to: '/communities' }),
    },
  ];
};
